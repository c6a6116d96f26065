"""What English words do in a question: those that carry nothing, and the cues of what is wanted. Data alone."""

# Words that no answer has to account for.
FUNCTION = frozenset({
    "a", "an", "the", "is", "are", "was", "were", "been", "being", "am", "does", "did", "has", "had", "having",
    "of", "in", "on", "at", "by", "to", "from", "for", "with", "within", "into", "onto", "as", "and", "or",
    "than", "then", "that", "this", "these", "those", "it", "its", "their", "there", "here", "he", "she",
    "they", "them", "his", "her", "do", "be", "have", "i", "me", "my", "we", "our", "you", "your", "one",
    "ones", "so", "such", "any", "some", "all", "also", "please", "tell", "show", "give", "know", "find", "can",
    "could", "would", "should", "may", "might", "shall", "must", "exactly", "really", "just", "only", "even",
    "about", "regarding", "concerning", "if", "whether", "how", "what", "which", "who", "whom", "whose",
    "where", "when", "why", "ever", "currently", "current", "now", "today", "latest", "recent", "recently",
    "newest", "present", "presently", "nowadays", "total", "overall", "many", "much", "number",
    "amount", "kind", "kinds", "type", "types", "sort", "sorts", "figure",
    "value", "count", "level", "quantity", "year", "years", "month", "time", "date",
    "day", "st", "nd", "rd", "th", "ok", "hello", "hi", "hey", "thanks", "thank", "let", "get", "go", "going",
    "up", "out", "over", "off", "but", "vs", "versus", "according", "during", "everything", "anything", "something",
    "thing", "s",
})  # fmt: skip

# Phrases that carry nothing although their words would.
IDLE = frozenset({"i want to know", "want to know", "like to know", "i want", "i wish", "i hope", "i need", "we want"})

# Verbs and nouns that only join a subject to its figure; a figure accounts for them.
LIGHT = frozenset({
    "have", "hold", "own", "count", "reach", "stand", "amount", "take", "tak", "mak", "make", "offer", "do",
    "contain", "includ", "cover", "boast", "host", "hous", "house", "record", "report", "register", "regist",
    "post", "see", "put", "go", "get", "collect", "pay", "give", "be", "total", "number", "belong",
    "there", "has", "exist", "operat", "locat", "situat", "find", "comprise", "compris", "consist", "big",
    "larg", "high", "long", "great", "run", "work", "rat", "rate", "district", "province", "annual",
    "yearly", "annually", "each", "every", "per", "unit", "km2", "percent", "term", "capacity", "maintain",
    "involv", "attract", "bring", "found", "grant", "gross", "need", "statistic", "win", "add", "flow", "sit", "hand",
    "reserve", "keep", "distribute", "relative", "strong", "official",
    "officially", "known", "know",
})  # fmt: skip

# Of these the ones that say what is new, which the number of what there is does not.
COMING = frozenset({"add", "attract", "bring", "win", "regist", "register", "mak", "grant", "collect", "flow"})
PASSIVE = frozenset({"were", "was", "been"})

# Of these the few that do not say which people are counted: who works in a city is not its population.
NEUTRAL = frozenset({"have", "has", "be", "count", "reach", "stand", "total", "number", "there", "exist", "amount"})

# Cues: the words, and what they ask for.
WHO, WHERE, WHEN, WHICH, COUNT, WHY = "who", "where", "when", "which", "count", "why"
TARGET, EXPECTED, MOST, LEAST, MORE, LESS, COMPARE = "target", "expected", "most", "least", "more", "less", "compare"
VAGUE, LIST = "vague", "list"
# What would have to be reckoned from several figures.
CHANGE, GROWN, DIFFERENCE, SUM, AVERAGE = "change", "grown", "difference", "sum", "average"
NTH, ORDER, LIMIT = "nth", "order", "limit"
RECKONED = (CHANGE, GROWN, DIFFERENCE, SUM, AVERAGE, NTH, ORDER, LIMIT)
# A target is asked for by its name; what is planned or will be may be an expectation as well.
PLANNED = "planned"
AHEAD = (TARGET, PLANNED, EXPECTED)

PHRASES: dict[str, str] = {
    "who": WHO, "whom": WHO, "whose": WHO, "which person": WHO, "where": WHERE, "in which city": WHERE,
    "in what city": WHERE, "in which place": WHERE, "whereabouts": WHERE, "when": WHEN, "what year": WHEN,
    "which year": WHEN, "what date": WHEN, "which date": WHEN, "what day": WHEN, "what month": WHEN,
    "since when": WHEN, "how long ago": WHEN, "which": WHICH, "how many": COUNT, "how much": COUNT,
    "number of": COUNT, "what number": COUNT, "how fast": COUNT, "how quickly": COUNT,
    "why": WHY, "how come": WHY, "what reason": WHY,
    "will": PLANNED, "plan": PLANNED, "plans": PLANNED, "planned": PLANNED, "planning": PLANNED, "target": TARGET,
    "targets": TARGET, "targeted": TARGET, "goal": TARGET, "goals": TARGET, "aim": TARGET, "aims": TARGET,
    "aimed": TARGET, "aiming": TARGET, "want": PLANNED, "wants": PLANNED, "wish": PLANNED, "wishes": PLANNED,
    "hope": PLANNED, "hopes": PLANNED, "aspire": TARGET, "intend": PLANNED, "intends": PLANNED, "going to": PLANNED,
    "supposed to": PLANNED, "to reach": PLANNED, "should": PLANNED, "is to": PLANNED, "are to": PLANNED,
    "expected": EXPECTED, "expect": EXPECTED, "expects": EXPECTED, "forecast": EXPECTED, "projected": EXPECTED,
    "estimated": EXPECTED, "predicted": EXPECTED,
    "the most": MOST, "most": MOST, "highest": MOST, "largest": MOST, "biggest": MOST, "greatest": MOST,
    "longest": MOST, "maximum": MOST, "fastest": MOST, "richest": MOST, "most populous": MOST,
    "least": LEAST, "lowest": LEAST, "smallest": LEAST, "fewest": LEAST, "shortest": LEAST, "minimum": LEAST,
    "slowest": LEAST, "poorest": LEAST,
    "more": MORE, "larger": MORE, "bigger": MORE, "higher": MORE, "greater": MORE, "faster": MORE, "longer": MORE,
    "exceed": MORE, "exceeds": MORE, "outnumber": MORE, "ahead of": MORE,
    "less": LESS, "fewer": LESS, "smaller": LESS, "lower": LESS, "slower": LESS, "shorter": LESS,
    "vs": COMPARE, "versus": COMPARE,
    "compare": COMPARE, "compared": COMPARE, "comparison": COMPARE, "comparing": COMPARE,
    **dict.fromkeys(("change", "changes", "changed", "changing", "develop", "develops", "developed", "developing",
        "development", "evolve", "evolves", "evolved", "evolving", "evolution", "trend", "trends", "over time",
        "over the years", "over the last years", "through the years", "history", "since", "by year",
        "year by year", "each year",
        "every year", "all years"), CHANGE),
    **dict.fromkeys(("grow", "grows", "grew", "grown", "growing", "rise", "rises", "rose", "risen", "rising",
        "increase", "increased", "increasing", "fall", "fell", "fallen", "falling", "decline", "declined", "decrease",
        "decreased", "drop", "dropped", "shrink", "shrank", "shrunk", "expand", "expanded"), GROWN),
    **dict.fromkeys(("difference", "difference between", "differ", "gap", "gap between"), DIFFERENCE),
    **dict.fromkeys(("sum", "total", "combined", "together", "altogether", "in total", "overall", "added"), SUM),
    **dict.fromkeys(("average", "averages", "median"), AVERAGE),
    **dict.fromkeys(("second", "third", "fourth", "fifth", "2nd", "3rd", "4th", "5th", "top", "bottom"), NTH),
    **dict.fromkeys(("rank", "ranks", "ranked", "ranking", "order", "ordered", "sort", "sorted"), ORDER),
    **dict.fromkeys(("above", "below", "under", "over", "at least", "at most", "up to", "beyond", "reach",
        "reached", "surpass", "surpassed", "exceeded", "exceeding", "pass", "passed", "cross", "crossed"), LIMIT),
    "how big": VAGUE, "how large": VAGUE, "how small": VAGUE, "how great": VAGUE,
    "list": LIST, "name": LIST, "what are": LIST, "names": LIST, "enumerate": LIST,
}  # fmt: skip

# Numbers in words that count the first few, and those that a limit is made of.
FEW = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "ten", "2", "3", "4", "5", "6", "7", "8", "10"}
)
AMOUNTS = frozenset({"hundred", "thousand", "million", "millions", "billion", "billions", "trillion", "bn", "half"})

# What a class noun stands for: the kind, and the type where the noun is narrower than the kind.
CLASSES: dict[str, tuple[str, str]] = {
    "company": ("company", ""), "maker": ("company", ""), "manufacturer": ("company", ""),
    "city": ("city", ""), "member": ("city", ""), "alliance": ("alliance", ""), "project": ("project", ""),
    "product": ("project", "product"), "organization": ("organization", ""), "organisation": ("organization", ""),
    "institution": ("organization", ""), "university": ("organization", "university"),
    "laboratory": ("organization", "laboratory"), "industry": ("industry", ""), "sector": ("industry", ""),
    "field": ("industry", ""), "person": ("person", ""), "people": ("person", ""), "official": ("person", ""),
    "place": ("place", ""), "province": ("place", "province"),
}  # fmt: skip

# Words that say that things belong together; an answer that lists them accounts for these.
JOINING = frozenset({
    "locat", "situat", "bas", "be", "have", "work", "activ", "operat", "run", "mak", "belong",
    "member", "part", "within", "seat", "contain", "host", "hous", "engag", "specializ", "specialis",
    "lie", "li", "sit", "live", "area", "district", "involv", "own", "offer", "build", "associat", "there",
    "present", "headquarter", "name", "includ", "industry", "sector", "field", "company", "share", "product",
    "call",
})  # fmt: skip

ROLES: dict[str, tuple[str, ...]] = {
    "head": ("head", "director", "chairman"), "lead": ("head", "director", "chairman"), "boss": ("head",
    "director", "chairman"),
    "leader": ("head", "director", "chairman"), "run": ("head", "director", "chairman"),
    "chairman": ("chairman",), "president": ("president",), "director": ("director",), "found": ("founder",),
    "founder": ("founder",), "deputy": ("deputy", "head"), "vic": ("vice",), "mayor": ("mayor",), "dean": ("dean",),
    "professor": ("professor",), "teach": ("professor",), "chair": ("chairman", "chair"),
    "manag": ("director", "manager"), "manager": ("manager",), "ceo": ("chief executive", "ceo"),
    "charge": ("head", "director"), "responsible": ("head", "director"),
}  # fmt: skip

# For a metric known by one of these names: other ways to ask for it, each a bag of words.
ASKED_AS: dict[str, tuple[str, ...]] = {
    "academicianworkstations": ("academician workstations", "workstations academicians"),
    "alliancemembers": ("members alliances", "members alliance", "members"),
    "area": ("big", "large", "km2", "km", "sq km", "square kilometers cover", "square kilometers", "land",
        "territory", "surface area", "area big", "big area", "cover land", "space cover", "territory size"),
    "countriesserved": ("countries serve", "countries", "countries supply", "countries customers"),
    "employees": ("people work", "people employ", "employ", "workers"),
    "enterprises": ("companies", "tenant companies", "tenant"),
    "experts": ("experts", "experts work", "scientists", "scientists work"),
    "foreigntrade": ("trade", "import export", "imports exports"),
    "founded": ("found", "foundation", "founding", "old"),
    "gdp": ("economy", "economy size", "economy worth", "economy big", "economy larg", "economy produce",
        "rich"),
    "gdpgrowth": ("growth quickly", "growth quick", "economy growth quickly", "economy growth", "growth",
        "growth fast", "economy growth fast", "growth rate", "gdp growth fast", "fast", "economy fast",
        "gdp growth rate", "economic growth rate"),
    "headquarters": ("headquarter", "head office", "based", "home"),
    "hightechenterprises": ("high tech companies", "hi tech companies", "high technology companies"),
    "industrialoutput": ("output", "production value", "industry output", "output worth"),
    "industryalliances": ("industry alliances",),
    "internationalstudentsgrowth": ("international students growth", "growth international students settle",
        "international students settling growth"),
    "investment": ("put", "go", "sum", "money", "invest", "money invest", "capital", "spend", "cost", "funding"),
    "keyprojectssupplied": ("projects supply", "key projects supply", "projects"),
    "landedinvestment": ("investment landed", "project investment"),
    "listed": ("listed stock exchange", "float", "listing", "ipo", "listed"),
    "listedcompanies": ("companies listed", "companies publicly listed", "companies listed publicly",
        "companies stock exchange", "companies public"),
    "members": ("cities", "city", "members", "cities members"),
    "population": ("people live", "people", "people inhabit", "live in", "populous", "populated"),
    "provinces": ("provinces",),
    "racks": ("racks", "server racks"),
    "rdintensity": ("gdp research", "share gdp research", "r&d spending gdp", "r&d share gdp",
        "r&d percent gdp", "research intensity", "spend r&d share gdp",
        "gdp spend r&d", "gdp r&d", "gdp research development"),
    "rdspending": ("spend research development", "spend r&d", "r&d budget", "research budget",
        "spend research", "invest r&d", "invest research development", "research development"),
    "rentalhousingunits": ("homes rent", "rental homes", "homes rent professionals", "rented homes"),
    "rentalsubsidies": ("rental subsidies", "rent subsidies", "subsidies rent", "housing subsidies"),
    "researchinstitutions": ("research institutes", "institutes research"),
    "revenue": ("sales", "earn", "income", "revenues", "turnover"),
    "roadlength": ("road long", "long", "length", "kilometers long", "kilometers"),
    "satellites": ("satellites launched", "satellites orbit"),
    "shareofgdp": ("share economy", "gdp country", "economy nation", "share output"),
    "shareoflandarea": ("land cover", "land country", "share territory", "share area", "share surface",
        "territory share", "share land", "land of nation"),
    "shareofpopulation": ("share people", "people share nation", "share population live", "share population",
        "share inhabitants"),
    "sitearea": ("big", "large", "m2", "floor area", "area", "floor space", "square meters", "size", "space"),
    "sitehectares": ("hectares site", "hectares", "site"),
    "sitemu": ("site", "mu"),
    "skilledpeople": ("skilled people", "skilled people work", "talented people", "skilled workers",
        "skilled professionals"),
    "starmarketcompanies": ("star listed companies", "companies listed star market", "companies star market",
        "companies star"),
    "stockcode": ("exchange code", "stock exchange code", "stock symbol", "share code", "code", "ticker code",
        "symbol"),
    "subsidyrecipients": ("people rental subsidies", "people rent subsidies", "people subsidies",
        "receive subsidies"),
    "talentapartments": ("flats talent", "apartments talented people", "homes talent",
        "apartments skilled people"),
}  # fmt: skip

# What people call the units of money.
MONEY = {"CNY": "yuan cny rmb renminbi", "USD": "us usd dollar", "EUR": "eur euro"}
