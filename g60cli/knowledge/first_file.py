"""The first file of somebody who brings their own knowledge: small, commented, valid, and with answers in it."""

from datetime import date

_TEXT = """# A knowledge file: what sources say, each statement with the place where it stands.
#
#   g60 check {name}            finds what is wrong with it, each problem with its line
#   g60 --facts {name}          shows what it holds; so does every other command with --facts
#   g60 help knowledge          explains the format
#   g60 schema -o schema.json   is for your editor; then begin this file with:  #:schema ./schema.json
#
# Everything below is invented: replace it with what you know.

format = 1
title = "Green Valley"
summary = "What two sources say about an invented valley with two cities."
updated = {today}
subject = "valley"

# Sources. A page without a date has 'accessed' in the place of 'published'.

[source.bulletin-2024]
title = "Statistical bulletin of Green Valley 2023"
publisher = "Bureau of Statistics"
published = 2024-03-01
type = "official"  # or press, company, encyclopedia, data
url = "https://bureau.example/bulletin-2024"
language = "en"

[source.valley-post-2024-05-06]
title = "A lamp maker grows"
authors = ["Ann Lee"]
publisher = "Valley Post"
published = 2024-05-06
type = "press"
language = "en"

# Entities: city, place, industry, company, organization, alliance, project, person. The words in 'evidence' are copied
# from the source as they are printed there.

[place.valley]
name = "Green Valley"
names = {{ zh = "谷地" }}
type = "region"
members = ["northport", "southmere"]
summary = "The region that this file is about."
source = "bulletin-2024"
evidence = ["Green Valley"]

[city.northport]
name = "Northport"
names = {{ zh = "北港" }}
location = [31.25, 121.5]
source = "bulletin-2024"
evidence = ["Northport"]

[city.southmere]
name = "Southmere"
source = "bulletin-2024"
evidence = ["Southmere"]

[industry.optics]
name = "Optics"
source = "valley-post-2024-05-06"
evidence = ["optics"]

[company.lantern]
name = "Lantern"
aliases = ["Lantern Ltd."]
city = "northport"
industries = ["optics"]
products = ["Glow"]
source = "valley-post-2024-05-06"
evidence = ["Lantern", "Northport"]

# Metrics: what is measured. A stock is counted at a date, a flow over a period.

[metric.population]
name = "Population"
unit = "people"
kind = "stock"
additive = true
aliases = ["inhabitants", "人口"]

[metric.gdp]
name = "Gross domestic product"
unit = "CNY"
kind = "flow"
additive = true
aliases = ["GDP", "地区生产总值"]

# Facts. The evidence must yield the value: "2.1 billion yuan" is 2100000000.

[[fact]]
about = "northport"
metric = "population"
value = 365000
period = "end-2023"
source = "bulletin-2024"
section = "Population"
evidence = ["365,000"]

[[fact]]
about = "southmere"
metric = "population"
value = 120000
period = "end-2023"
precision = "about"  # because a word before the number says so
source = "bulletin-2024"
section = "Population"
evidence = ["about 120,000"]

[[fact]]
about = "northport"
metric = "gdp"
value = 2100000000
period = "2023"
source = "bulletin-2024"
section = "Economy"
evidence = ["2.1 billion yuan"]

# A statement, in one sentence of your own words. 'event' puts it on the timeline.

[[fact]]
about = "lantern"
text = "Lantern opened a second works in Northport."
period = "2024-05"
period_basis = "published"
event = true
source = "valley-post-2024-05-06"
section = "paragraph 2"
evidence = ["second works"]
"""


def first_file(name: str, today: date) -> str:
    """The text of a first file, for a file of this name."""
    return _TEXT.format(name=name, today=today.isoformat())
