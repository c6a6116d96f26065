"""For each code the smallest texts that earn it, each with the place of the problem and the text that puts it right."""

from g60cli.knowledge.problems import Code
from tests.small_files import HERE, PREAMBLE, entity, fact, source

SHARE = '\n[metric.part]\nname = "Part"\nunit = "share"\nkind = "share"\naliases = ["part"]\n'

_BRACES = '{ about = "northport", metric = "residents", value = 1200, source = "almanac", evidence = ["1,200 people"]'
# A whole file without a header of a table.
_DOTTED = (
    'format = 1\nsource.almanac = { title = "A", publisher = "P", published = 2023, type = "press" }\n'
    'city.northport.name = "Northport"\ncity.northport.source = "almanac"\n'
)


def _in_braces(facts: str) -> str:
    """The preamble with facts as a list in braces, which must stand before the first table."""
    return PREAMBLE.replace("format = 1\n", f"format = 1\nfact = {facts}\n")


# What is wrong: the code, a text with a mark where it is reported, and the text that puts it right.
CASES: dict[str, tuple[Code, str, str]] = {
    "no format": (Code.MISSING_KEY, f'{HERE}title = "T"\n', 'format = 1\ntitle = "T"\n'),
    "another format": (Code.WRONG_FORMAT, f"{HERE}format = 2\n", "format = 1\n"),
    "a format of endless digits": (Code.WRONG_FORMAT, f"{HERE}format = 0x{'F' * 6000}\n", "format = 0x1\n"),
    "a format that is true": (Code.WRONG_TYPE, f"{HERE}format = true\n", "format = 1\n"),
    "a misspelt key of the file": (Code.UNKNOWN_KEY, f'format = 1\n{HERE}titel = "T"\n', 'format = 1\ntitle = "T"\n'),
    "a table of a kind that is none": (
        Code.UNKNOWN_KEY,
        f'\n[{HERE}cities.x]\nname = "X"\n',
        '\n[city.x]\nname = "X"\nsource = "almanac"\n',
    ),
    "a misspelt list of facts": (Code.UNKNOWN_KEY, f"\n[[{HERE}facts]]\n", fact()),
    "facts that are no list": (Code.WRONG_TYPE, f'\n[{HERE}fact]\nabout = "northport"\n', fact()),
    "a kind that is a list": (Code.WRONG_TYPE, f'\n[[{HERE}person]]\nname = "Ann"\n', entity("person")),
    "an entity without an id": (
        Code.WRONG_TYPE,
        f'\n[person]\n{HERE}name = "Ann"\n',
        '\n[person.ann]\nname = "Ann"\nsource = "almanac"\n',
    ),
    "a fact that is a number": (Code.WRONG_TYPE, f"format = 1\nfact = [{HERE}1]\n", "format = 1\nfact = []\n"),
    "a subject that does not exist": (
        Code.UNKNOWN_ID,
        f'format = 1\n{HERE}subject = "a"\n',
        'format = 1\nsubject = "a"\n[city.a]\nname = "A"\n',
    ),
    "fewer than the file expects of itself": (
        Code.FLOOR,
        f"\n[expect]\nsources = 1\n{HERE}cities = 2\n",
        "\n[expect]\nsources = 1\ncities = 1\n",
    ),
    "a floor in one line": (Code.FLOOR, f"format = 1\nexpect = {{ {HERE}facts = 1 }}\n", "format = 1\nexpect = {}\n"),
    "a floor of quantities": (
        Code.FLOOR,
        fact() + f"\n[expect]\nfacts = 1\n{HERE}quantities = 2\n",
        fact() + "\n[expect]\nfacts = 1\nquantities = 1\n",
    ),
    "a floor of what nobody counts": (Code.UNKNOWN_KEY, f"\n[expect]\n{HERE}citys = 1\n", "\n[expect]\ncities = 1\n"),
    "a floor below zero": (Code.BAD_VALUE, f"\n[expect]\n{HERE}cities = -1\n", "\n[expect]\ncities = 0\n"),
    "a floor of endless digits": (
        Code.BAD_VALUE,
        f"\n[expect]\n{HERE}cities = 0x{'F' * 6000}\n",
        "\n[expect]\ncities = 0x1\n",
    ),
    # Sources
    "a source without a title": (
        Code.MISSING_KEY,
        source(title=None).replace("[source.", f"[source.{HERE}"),
        source(),
    ),
    "a source without a publisher": (
        Code.MISSING_KEY,
        source(publisher=None).replace("[source.", f"[source.{HERE}"),
        source(),
    ),
    "a source without any date": (
        Code.MISSING_KEY,
        source(published=None).replace("[source.", f"[source.{HERE}"),
        source(published=None, accessed="2024-01-02"),
    ),
    "a source published on a date and time": (
        Code.WRONG_TYPE,
        source(published=f"{HERE}2023-10-18T08:00:00Z"),
        source(published="2023-10-18"),
    ),
    "a source published at a local time": (
        Code.WRONG_TYPE,
        source(published=f"{HERE}08:00:00"),
        source(published='"2023-10"'),
    ),
    "a source published truly": (Code.WRONG_TYPE, source(published=f"{HERE}true"), source(published="2023")),
    "a source published in a month that is none": (
        Code.BAD_VALUE,
        source(published=f'{HERE}"2023-13"'),
        source(published='"2023-12"'),
    ),
    "a source published in a quarter": (
        Code.BAD_VALUE,
        source(published=f'{HERE}"2023-Q1"'),
        source(published='"2023"'),
    ),
    "a source published in a year of endless digits": (
        Code.BAD_VALUE,
        source(published=f"{HERE}0x{'F' * 6000}"),
        source(published="0x7E7"),
    ),
    "a source accessed on a date in quotes": (
        Code.WRONG_TYPE,
        source(published=None, accessed=f'{HERE}"2024-01-02"'),
        source(published=None, accessed="2024-01-02"),
    ),
    "a source of a type that is none": (Code.NOT_ALLOWED, source(type=f'{HERE}"blog"'), source(type='"company"')),
    "a source in a language that is no tag": (
        Code.BAD_VALUE,
        source(language=f'{HERE}"Chinese (simplified)"'),
        source(language='"zh-Hans"'),
    ),
    "a source of an author who is no list": (
        Code.WRONG_TYPE,
        source(authors=f'{HERE}"Ann"'),
        source(authors='["Ann"]'),
    ),
    # Ids and names
    "an id with capitals": (
        Code.BAD_ID,
        f'\n[city.{HERE}Southmere]\nname = "Southmere"\nsource = "almanac"\n',
        '\n[city.southmere]\nname = "Southmere"\nsource = "almanac"\n',
    ),
    "an id with a line break": (
        Code.BAD_ID,
        f'\n[city.{HERE}"south\\nmere"]\nname = "Southmere"\nsource = "almanac"\n',
        '\n[city."south-mere"]\nname = "Southmere"\nsource = "almanac"\n',
    ),
    "an id of two kinds": (
        Code.DUPLICATE_ID,
        f'\n[place.{HERE}northport]\nname = "Harbour"\nsource = "almanac"\n',
        '\n[place.harbour]\nname = "Harbour"\nsource = "almanac"\n',
    ),
    "a metric with the id of a source": (
        Code.DUPLICATE_ID,
        f'\n[metric.{HERE}almanac]\nname = "A"\nunit = "CNY"\nkind = "flow"\naliases = ["a"]\n',
        '\n[metric.income]\nname = "A"\nunit = "CNY"\nkind = "flow"\naliases = ["a"]\n',
    ),
    "an entity without a name": (
        Code.MISSING_KEY,
        f'\n[city.{HERE}a]\nsource = "almanac"\n',
        '\n[city.a]\nname = "A"\nsource = "almanac"\n',
    ),
    "an empty name": (Code.BAD_TEXT, entity("city", f'{HERE}summary = ""'), entity("city", 'summary = "S"')),
    "a name of blanks": (Code.BAD_TEXT, entity("city", f'aliases = [{HERE}"  "]'), entity("city", 'aliases = ["T"]')),
    "a name of signs": (Code.BAD_TEXT, entity("city", f'aliases = [{HERE}"-"]'), entity("city", 'aliases = ["-t"]')),
    "a control character in a name": (
        Code.BAD_TEXT,
        entity("city", f'aliases = ["a", {HERE}"\\u001b[31m"]'),
        entity("city", 'aliases = ["a", "[31m"]'),
    ),
    "a change of direction in a name": (
        Code.BAD_TEXT,
        entity("city", f'{HERE}province = "\\u202Eabc"'),
        entity("city", 'province = "اب"'),
    ),
    "a zero-width space in a name": (
        Code.BAD_TEXT,
        entity("city", f'{HERE}province = "a\u200bb"'),
        entity("city", 'province = "a b"'),
    ),
    "a name of two lines": (
        Code.BAD_TEXT,
        entity("city", f'{HERE}summary = """one\ntwo"""'),
        entity("city", 'summary = """\none two"""'),
    ),
    "a name that is a number": (Code.WRONG_TYPE, entity("city", f"{HERE}province = 5"), entity("city", 'province="5"')),
    "names that are a list": (Code.WRONG_TYPE, entity("city", f'{HERE}names = ["a"]'), entity("city", "names = {}")),
    "names by what is no language": (
        Code.BAD_VALUE,
        entity("city", f'names = {{ zh = "合肥", {HERE}"in Chinese" = "合肥" }}'),
        entity("city", 'names = { zh = "合肥", zh-Hant = "合肥" }'),
    ),
    "an empty name in a language": (
        Code.BAD_TEXT,
        entity("city", f'names = {{ zh = "合肥", {HERE}de = "" }}'),
        entity("city", 'names = { zh = "合肥", de = "Hefei" }'),
    ),
    "names by dotted keys": (
        Code.BAD_TEXT,
        entity("city", f'names.zh = "合肥"\nnames.{HERE}de = ""'),
        entity("city", 'names.zh = "合肥"\nnames.de = "Hefei"'),
    ),
    # What kinds have of their own
    "a city of a type that is none": (
        Code.NOT_ALLOWED,
        entity("city", f'{HERE}type = "town"'),
        entity("city", 'type = "district"'),
    ),
    "a key of another kind": (
        Code.UNKNOWN_KEY,
        entity("industry", f'{HERE}city = "northport"'),
        entity("company", 'city = "northport"'),
    ),
    "a location of one number": (
        Code.BAD_VALUE,
        entity("place", f"{HERE}location = [31.0]"),
        entity("place", "location = [31.0, 121]"),
    ),
    "a location off the earth": (
        Code.BAD_VALUE,
        entity("place", f"{HERE}location = [121.0, 31.0]"),
        entity("place", "location = [-90, 180]"),
    ),
    "a location beyond all numbers": (
        Code.BAD_VALUE,
        entity("place", f"{HERE}location = [1e999999999, 31.0]"),
        entity("place", "location = [1e1, 31.0]"),
    ),
    "a location that is no number": (
        Code.WRONG_TYPE,
        entity("place", f"location = [31.0, {HERE}nan]"),
        entity("place", "location = [31.0, 121.0]"),
    ),
    "a location that is true": (
        Code.WRONG_TYPE,
        entity("city", f"location = [{HERE}true, 31.0]"),
        entity("city", "location = [1, 31.0]"),
    ),
    "a place within nothing": (
        Code.UNKNOWN_ID,
        entity("place", f'{HERE}within = "southport"'),
        entity("place", 'within = "northport"'),
    ),
    "a place within a source": (
        Code.WRONG_KIND,
        entity("place", f'{HERE}within = "almanac"'),
        entity("place", 'within = "northport"'),
    ),
    "a member that does not exist": (
        Code.UNKNOWN_ID,
        entity("place", f'members = ["northport", {HERE}"southport"]'),
        entity("place", 'members = ["northport"]'),
    ),
    "a member that is a metric": (
        Code.WRONG_KIND,
        entity("place", f'members = [\n  "northport",\n  {HERE}"residents",\n]'),
        entity("place", 'members = [\n  "northport",\n]'),
    ),
    "a company of no city": (
        Code.UNKNOWN_ID,
        entity("company", f'{HERE}city = "southport"'),
        entity("company", 'city = "northport"'),
    ),
    "a company of an industry that is a city": (
        Code.WRONG_KIND,
        entity("company", f'industries = [{HERE}"northport"]'),
        entity("company", "industries = []"),
    ),
    "products that are tables": (
        Code.WRONG_TYPE,
        entity("company", f'products = [{HERE}{{ name = "Lamp" }}]'),
        entity("company", 'products = ["Lamp"]'),
    ),
    "an organization in no place": (
        Code.UNKNOWN_ID,
        entity("organization", f'{HERE}place = "southport"'),
        entity("organization", 'place = "northport"'),
    ),
    "an alliance of no industry": (
        Code.UNKNOWN_ID,
        entity("alliance", f'{HERE}industry = "optics"'),
        entity("alliance") + '\n[industry.optics]\nname = "Optics"\nsource = "almanac"\n',
    ),
    "a project by nobody": (
        Code.UNKNOWN_ID,
        entity("project", f'{HERE}by = "southport"'),
        entity("project", 'by = "northport"'),
    ),
    "a project by a source": (
        Code.WRONG_KIND,
        entity("project", f'by = ["northport", {HERE}"almanac"]'),
        entity("project", 'by = ["northport"]'),
    ),
    "a role of nothing": (
        Code.UNKNOWN_ID,
        entity("person", f'roles = [{{ {HERE}of = "southport", role = "mayor" }}]'),
        entity("person", 'roles = [{ of = "northport", role = "mayor" }]'),
    ),
    "a role in a table of its own": (
        Code.UNKNOWN_ID,
        entity("person", f'[[person.thing.roles]]\nrole = "mayor"\n{HERE}of = "southport"'),
        entity("person", '[[person.thing.roles]]\nrole = "mayor"\nof = "northport"'),
    ),
    "a role without a word for it": (
        Code.MISSING_KEY,
        entity("person", f'roles = [{HERE}{{ of = "northport" }}]'),
        entity("person", 'roles = [{ of = "northport", role = "mayor" }]'),
    ),
    "a role at a time that is none": (
        Code.BAD_PERIOD,
        entity("person", f'roles = [{{ of = "northport", role = "mayor", {HERE}period = "lately" }}]'),
        entity("person", 'roles = [{ of = "northport", role = "mayor", period = "2021/2023" }]'),
    ),
    "an entity seen in no source": (
        Code.UNKNOWN_ID,
        f'\n[city.a]\nname = "A"\nsource = ["almanac", {HERE}"almanack"]\n',
        '\n[city.a]\nname = "A"\nsource = ["almanac"]\n',
    ),
    "an entity seen in a city": (
        Code.WRONG_KIND,
        f'\n[city.a]\nname = "A"\n{HERE}source = "northport"\n',
        '\n[city.a]\nname = "A"\nsource = "almanac"\n',
    ),
    # Metrics
    "a metric without a unit": (
        Code.MISSING_KEY,
        SHARE.replace('unit = "share"\n', "").replace("[metric.", f"[metric.{HERE}"),
        SHARE,
    ),
    "a metric of a kind that is none": (
        Code.NOT_ALLOWED,
        SHARE.replace('kind = "share"', f'{HERE}kind = "part"'),
        SHARE,
    ),
    "an attribute counted in people": (
        Code.BAD_VALUE,
        SHARE.replace('unit = "share"\nkind = "share"', f'{HERE}unit = "people"\nkind = "attribute"'),
        SHARE.replace('unit = "share"\nkind = "share"', 'unit = "text"\nkind = "attribute"'),
    ),
    "a stock of entities": (
        Code.BAD_VALUE,
        SHARE.replace('unit = "share"\nkind = "share"', f'{HERE}unit = "entity"\nkind = "stock"'),
        SHARE.replace('unit = "share"\nkind = "share"', 'unit = "people"\nkind = "stock"'),
    ),
    "additive in a word": (Code.WRONG_TYPE, SHARE + f'{HERE}additive = "yes"\n', SHARE + "additive = true\n"),
    "a share of a metric that does not exist": (
        Code.UNKNOWN_ID,
        SHARE + f'share_of = {{ {HERE}metric = "resident", whole = "northport" }}\n',
        SHARE + 'share_of = { metric = "residents", whole = "northport" }\n',
    ),
    "a share of a whole that does not exist": (
        Code.UNKNOWN_ID,
        SHARE + f'share_of.metric = "residents"\nshare_of.{HERE}whole = "southport"\n',
        SHARE + 'share_of.metric = "residents"\nshare_of.whole = "northport"\n',
    ),
    "a share of a whole that is a metric": (
        Code.WRONG_KIND,
        SHARE + f'[metric.part.share_of]\nmetric = "residents"\n{HERE}whole = "births"\n',
        SHARE + '[metric.part.share_of]\nmetric = "residents"\nwhole = "northport"\n',
    ),
    "a misspelt key within share_of": (
        Code.UNKNOWN_KEY,
        SHARE + f'share_of = {{ metric = "residents", whole = "northport", {HERE}real = true }}\n',
        SHARE + 'share_of = { metric = "residents", whole = "northport" }\n',
    ),
    "a growth of a city": (
        Code.WRONG_KIND,
        SHARE.replace('"share"', '"growth"', 2).replace('"growth"', '"percent"', 1)
        + f'growth_of = {{ {HERE}metric = "northport" }}\n',
        SHARE.replace('"share"', '"growth"', 2).replace('"growth"', '"percent"', 1)
        + 'growth_of = { metric = "residents", real = true }\n',
    ),
    "a share that is the growth of something": (
        Code.BAD_VALUE,
        SHARE + f'{HERE}growth_of = {{ metric = "residents" }}\n',
        SHARE + 'share_of = { metric = "residents", whole = "northport" }\n',
    ),
    # Facts
    "a fact about nothing": (Code.BAD_VALUE, fact(about=f"{HERE}[]"), fact(about='["northport"]')),
    "a fact about what does not exist": (
        Code.UNKNOWN_ID,
        fact(about=f'["northport", {HERE}"southport"]'),
        fact(about='["northport"]'),
    ),
    "a fact about a metric": (Code.WRONG_KIND, fact(about=f'{HERE}"births"'), fact(about='"northport"')),
    "a fact about an id with capitals": (Code.BAD_ID, fact(about=f'{HERE}"Northport"'), fact(about='"northport"')),
    "a fact without a subject": (
        Code.MISSING_KEY,
        fact(about=None).replace("[[", f"[[{HERE}"),
        fact(),
    ),
    "a fact without a source": (Code.MISSING_KEY, fact(source=None).replace("[[", f"[[{HERE}"), fact()),
    "a fact without evidence": (Code.MISSING_KEY, fact(evidence=None).replace("[[", f"[[{HERE}"), fact()),
    "a fact whose evidence is empty": (Code.BAD_VALUE, fact(evidence=f"{HERE}[]"), fact()),
    "a fact from nowhere": (Code.UNKNOWN_ID, fact(source=f'{HERE}"almanack"'), fact(source='"almanac"')),
    "a fact from a city": (Code.WRONG_KIND, fact(source=f'{HERE}"northport"'), fact(source='"almanac"')),
    "a fact in an unknown metric": (Code.UNKNOWN_ID, fact(metric=f'{HERE}"resident"'), fact(metric='"residents"')),
    "a fact in a metric that is a city": (Code.WRONG_KIND, fact(metric=f'{HERE}"northport"'), fact()),
    "a fact said by nobody": (
        Code.UNKNOWN_ID,
        fact(said_by=f'{HERE}"thing"'),
        fact(said_by='"thing"') + entity("person"),
    ),
    "a fact said by a city": (
        Code.WRONG_KIND,
        fact(said_by=f'{HERE}"northport"'),
        fact(said_by='"thing"') + entity("person"),
    ),
    "an unknown key of a fact": (Code.UNKNOWN_KEY, fact(date=f'{HERE}"2022"'), fact(note='"2022"')),
    "a misspelt status": (Code.NOT_ALLOWED, fact(status=f'{HERE}"finale"'), fact(status='"final"')),
    "a precision that is a number": (Code.NOT_ALLOWED, fact(precision=f"{HERE}5"), fact(precision='"exact"')),
    "per month": (Code.NOT_ALLOWED, fact(per=f'{HERE}"month"'), fact(per='"year"')),
    "an event that is a number": (Code.WRONG_TYPE, fact(event=f"{HERE}1"), fact(event="true")),
    "a metric and a text": (
        Code.VALUE_OR_TEXT,
        fact(text='"It grew."').replace("[[", f"[[{HERE}"),
        fact(metric=None, value=None, text='"It grew."'),
    ),
    "a metric without a value": (Code.VALUE_OR_TEXT, fact(value=None).replace("[[", f"[[{HERE}"), fact()),
    "a value without a metric": (Code.VALUE_OR_TEXT, fact(metric=None).replace("[[", f"[[{HERE}"), fact()),
    "neither a value nor a text": (
        Code.VALUE_OR_TEXT,
        fact(metric=None, value=None).replace("[[", f"[[{HERE}"),
        fact(metric=None, value=None, text='"It grew."', period=None),
    ),
    # Values
    "a value that is true": (Code.WRONG_TYPE, fact(value=f"{HERE}true", evidence='["1"]'), fact(value="1200")),
    "a value that is no number": (Code.WRONG_TYPE, fact(value=f"{HERE}nan"), fact(value="1200")),
    "a value without end": (Code.WRONG_TYPE, fact(value=f"{HERE}-inf"), fact(value="1200")),
    "a value that is a list": (Code.WRONG_TYPE, fact(value=f"{HERE}[1200]"), fact(value="1200")),
    "a value that is a date": (Code.WRONG_TYPE, fact(value=f"{HERE}2022-01-01"), fact(value="1200")),
    "a value in quotes": (Code.BAD_NUMBER, fact(value=f'{HERE}"1200"'), fact(value="1200")),
    "a value with a control character": (Code.BAD_TEXT, fact(value=f'{HERE}"12\\u001b"'), fact(value="1200")),
    "a fraction by zero": (Code.BAD_NUMBER, fact(value=f'{HERE}"1/0"'), fact(value='"2400/2"')),
    "a fraction of words": (Code.BAD_NUMBER, fact(value=f'{HERE}"one/two"'), fact(value='"1200/1"')),
    "a fraction in digits of another script": (Code.BAD_NUMBER, fact(value=f'{HERE}"１２００/１"'), fact()),
    "an exponent beyond all numbers": (Code.BAD_NUMBER, fact(value=f"{HERE}1e999999999"), fact(value="1.2e3")),
    "an exponent below all numbers": (Code.BAD_NUMBER, fact(value=f"{HERE}1e-999999999"), fact(value="12000e-1")),
    "more digits than anyone counts": (Code.BAD_NUMBER, fact(value=HERE + "9" * 401), fact(value="1200")),
    "more decimals than anyone counts": (Code.BAD_NUMBER, fact(value=f"{HERE}1.{'1' * 401}"), fact(value="1200.0")),
    "a value of endless hexadecimal digits": (
        Code.BAD_NUMBER,
        fact(value=f"{HERE}0x{'F' * 6000}"),
        fact(value="0x4B0"),
    ),
    "an attribute that is a number": (
        Code.BAD_NUMBER,
        fact(metric='"twin"', value=f"{HERE}5", evidence='["Northport"]'),
        fact(metric='"twin"', value='"northport"', evidence='["Northport"]'),
    ),
    "an attribute that names nothing": (
        Code.UNKNOWN_ID,
        fact(metric='"twin"', value=f'{HERE}"Northport"', evidence='["Northport"]'),
        fact(metric='"twin"', value='"northport"', evidence='["Northport"]'),
    ),
    "an attribute that names a source": (
        Code.WRONG_KIND,
        fact(metric='"twin"', value=f'{HERE}"almanac"', evidence='["Almanac"]'),
        fact(metric='"twin"', value='"northport"', evidence='["Northport"]'),
    ),
    "an attribute that stands in no evidence": (
        Code.VALUE_NOT_IN_EVIDENCE,
        fact(metric='"twin"', value='"northport"', evidence=f'{HERE}["Southport"]'),
        fact(metric='"twin"', value='"northport"', evidence='["Northport"]'),
    ),
    "a value that stands in no evidence": (
        Code.VALUE_NOT_IN_EVIDENCE,
        fact(evidence=f'{HERE}["1,300 people"]'),
        fact(evidence='["1,200 people"]'),
    ),
    "a converted value that stands in no evidence": (
        Code.VALUE_NOT_IN_EVIDENCE,
        fact(also=f'[{{ {HERE}value = 7, unit = "USD" }}]'),
        fact(also='[{ value = 7, unit = "USD" }]', evidence='["1,200 people", "7 U.S. dollars"]'),
    ),
    "a converted value that is no number": (
        Code.BAD_NUMBER,
        fact(also=f'[\n  {{ unit = "USD", {HERE}value = "seven" }},\n]'),
        fact(also='[{ value = 7, unit = "USD" }]', evidence='["1,200 people", "7 U.S. dollars"]'),
    ),
    "a converted value without a unit": (Code.MISSING_KEY, fact(also=f"[{HERE}{{ value = 7 }}]"), fact(also="[]")),
    "a misspelt key of a converted value": (
        Code.UNKNOWN_KEY,
        fact(also=f'[{{ value = 7, unit = "USD", {HERE}units = "USD" }}]'),
        fact(also="[]"),
    ),
    "another bound in the evidence": (
        Code.PRECISION_NOT_IN_EVIDENCE,
        fact(precision=f'{HERE}"less-than"', evidence='["more than 1,200"]'),
        fact(precision='"more-than"', evidence='["more than 1,200"]'),
    ),
    "a bound in the evidence and no precision": (
        Code.PRECISION_NOT_IN_EVIDENCE,
        fact(evidence=f'{HERE}["more than 1,200"]'),
        fact(precision='"more-than"', evidence='["more than 1,200"]'),
    ),
    # Forms of TOML: wherever a key may stand, the place is its own
    "a fact in braces": (
        Code.BAD_PERIOD,
        _in_braces(f'[ # "[[fact]]\n  {_BRACES}, {HERE}period = "then" }},\n]'),
        _in_braces(f'[{_BRACES}, period = "2022" }}]'),
    ),
    "the second fact in braces of a line": (
        Code.BAD_PERIOD,
        _in_braces(f'[{_BRACES}, period = "2021" }}, {_BRACES}, {HERE}period = "then" }}]'),
        _in_braces(f'[{_BRACES}, period = "2022" }}]'),
    ),
    "a key after a text that looks like tables": (
        Code.BAD_TEXT,
        fact(period='"2021"', evidence='["""1,200 \\\n[[fact]] \\\n[city.x]"""]') + fact(note=f'{HERE}""'),
        fact(note='"n"'),
    ),
    "a key in quotes after a text over several lines": (
        Code.BAD_PERIOD,
        fact(section="'''\nParagraph 5'''", period=None) + f'{HERE}"period" = "then"\n',
        fact(section="'''\nParagraph 5'''"),
    ),
    "an entity by a dotted key of the file": (
        Code.BAD_TEXT,
        f'{_DOTTED}city.northport.{HERE}province = ""\n',
        f'{_DOTTED}city.northport.province = "P"\n',
    ),
    "an entity in braces": (
        Code.UNKNOWN_KEY,
        _DOTTED + f'place = {{ a = {{ name = "A", source = "almanac", {HERE}provinz = "B" }} }}\n',
        _DOTTED + 'place = { a = { name = "A", source = "almanac" } }\n',
    ),
    "a metric whose table lies in two places": (
        Code.UNKNOWN_ID,
        f'{SHARE}\n[city.a]\nname = "A"\nsource = "almanac"\n\n'
        f'[metric.part.share_of]\nwhole = "a"\n{HERE}metric = "x"\n',
        SHARE,
    ),
    # Periods
    "a quantity without a period": (Code.MISSING_KEY, fact(period=None).replace("[[", f"[[{HERE}"), fact()),
    "a period without quotes": (Code.WRONG_TYPE, fact(period=f"{HERE}2022"), fact(period='"2022"')),
    "a period that is a date of TOML": (Code.WRONG_TYPE, fact(period=f"{HERE}2022-01-01"), fact(period='"2022-01-01"')),
    "a period of words": (Code.BAD_PERIOD, fact(period=f'{HERE}"last year"'), fact(period='"undated"')),
    "a day that is none": (Code.BAD_PERIOD, fact(period=f'{HERE}"2023-02-29"'), fact(period='"2024-02-29"')),
    "a span that runs backwards": (Code.BAD_PERIOD, fact(period=f'{HERE}"2022/2021"'), fact(period='"2021/2022"')),
    "a flow at the end of a year": (
        Code.BAD_PERIOD,
        fact(metric='"births"', period=f'{HERE}"end-2022"'),
        fact(metric='"residents"', period='"end-2022"'),
    ),
    "a period that is not the day of the source": (
        Code.PERIOD_NOT_PUBLISHED,
        fact(period=f'{HERE}"2023-10-17"', period_basis='"published"'),
        fact(period='"2023-10-18"', period_basis='"published"'),
    ),
    "a period that looks like the month of the source": (
        Code.PERIOD_NOT_PUBLISHED,
        fact(period=f'{HERE}"2023-Q4"', period_basis='"published"'),
        fact(period='"2023-10"', period_basis='"published"'),
    ),
    "a period finer than the date of the source": (
        Code.PERIOD_NOT_PUBLISHED,
        source() + fact(source='"other"', period=f'{HERE}"2023-10"', period_basis='"published"'),
        source() + fact(source='"other"', period='"2023"', period_basis='"published"'),
    ),
    "a period of a source that was only accessed": (
        Code.PERIOD_NOT_PUBLISHED,
        source(published=None, accessed="2023-10-18")
        + fact(source='"other"', period=f'{HERE}"2023"', period_basis='"published"'),
        source(published=None, accessed="2023-10-18") + fact(source='"other"', period_basis='"derived"'),
    ),
    "an undated period of the publication": (
        Code.PERIOD_NOT_PUBLISHED,
        fact(period=f'{HERE}"undated"', period_basis='"published"'),
        fact(period='"2023"', period_basis='"published"'),
    ),
    # Ranks and ids
    "a deprecated fact without a reason": (
        Code.RANK_WITHOUT_WHY,
        fact(rank=f'{HERE}"deprecated"'),
        fact(rank='"deprecated"', why='"Misprinted."'),
    ),
    "a preferred fact without a reason": (
        Code.RANK_WITHOUT_WHY,
        fact(rank=f'{HERE}"preferred"'),
        fact(rank='"normal"'),
    ),
    "a second quantity of the same key": (
        Code.DUPLICATE_FACT,
        fact() + fact(evidence='["1,200"]').replace("[[", f"[[{HERE}"),
        fact() + fact(evidence='["1,200"]', id='"northport/residents/recount"'),
    ),
    "a second text of the same evidence": (
        Code.DUPLICATE_FACT,
        fact(metric=None, value=None, text='"One."')
        + fact(metric=None, value=None, text='"Two."').replace("[[", f"[[{HERE}"),
        fact(metric=None, value=None, text='"One."') + fact(metric=None, value=None, text='"Two."', evidence='["2"]'),
    ),
    "a fact with the id of a city": (
        Code.DUPLICATE_ID,
        fact(id=f'{HERE}"northport"'),
        fact(id='"northport-2022"'),
    ),
    "the withdrawal of a fact that is not there": (
        Code.UNKNOWN_ID,
        f'\n[[withdraw]]\n{HERE}fact = "northport/residents/2022@almanac"\nwhy = "Retracted."\n',
        fact(),
    ),
    "a withdrawal without a reason": (
        Code.MISSING_KEY,
        f'\n[[{HERE}withdraw]]\nfact = "northport/residents/2022@almanac"\n',
        fact(),
    ),
    # Warnings
    "a source that nothing names": (
        Code.UNUSED_SOURCE,
        f'\n[source.{HERE}idle]\ntitle = "T"\npublisher = "P"\npublished = 2023\ntype = "press"\n',
        source(),
    ),
    "a metric without an alias": (
        Code.METRIC_WITHOUT_ALIAS,
        SHARE.replace('aliases = ["part"]\n', "").replace("[metric.", f"[metric.{HERE}"),
        SHARE,
    ),
    "a bound that no token shows": (
        Code.PRECISION_UNSHOWN,
        fact(precision=f'{HERE}"about"'),
        fact(precision='"about"', evidence='["about 1,200 people"]'),
    ),
    "an entity that was seen nowhere": (
        Code.ENTITY_WITHOUT_SOURCE,
        f'\n[city.{HERE}a]\nname = "A"\n',
        '\n[city.a]\nname = "A"\nsource = "almanac"\n',
    ),
    "a source without a type": (
        Code.SOURCE_WITHOUT_TYPE,
        source(type=None).replace("[source.", f"[source.{HERE}"),
        source(),
    ),
    # TOML
    "a value that was never closed": (Code.SYNTAX, f'format = 1\ntitle = "T{HERE}\n', 'format = 1\ntitle = "T"\n'),
    "a key twice": (Code.SYNTAX, f"format = 1\nformat = 1{HERE}\n", "format = 1\n"),
    "a table over two lines, as in TOML 1.1": (
        Code.SYNTAX,
        entity("city", f'names = {{{HERE}\n  zh = "合肥" }}'),
        entity("city", 'names = { zh = "合肥" }'),
    ),
    "nesting without end": (Code.TOO_DEEP, f"format = 1\nx = {HERE}{'[' * 5000}{']' * 5000}\n", "format = 1\n"),
    "an integer longer than can be read": (Code.TOO_DEEP, f"format = 1\nx = {HERE}{'9' * 5000}\n", "format = 1\n"),
    "an exponent longer than can be read": (Code.TOO_DEEP, f"format = 1\nx = 1{HERE}e{'9' * 30}\n", "format = 1\n"),
}
