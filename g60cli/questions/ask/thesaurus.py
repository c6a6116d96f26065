"""Words of one sense, as people use them in questions: data alone.

Each line of ``_GROUPS`` is one sense; its words are written as roots (``words.stem`` without a sense), and the first
stands for all. Only what may be taken for the other in every question stands together here.
"""

# Forms that no rule of endings finds.
IRREGULAR = {
    "went": "go", "gone": "go", "goes": "go", "made": "make", "built": "build", "held": "hold", "led": "lead",
    "said": "say", "says": "say", "got": "get", "gave": "give", "given": "give", "spent": "spend", "grew": "grow",
    "grown": "grow", "paid": "pay", "began": "begin", "begun": "begin", "came": "come", "ran": "run", "sold": "sell",
    "known": "know", "knew": "know", "written": "write", "wrote": "write", "born": "born", "children": "child",
    "taken": "take", "took": "take", "brought": "bring", "thought": "think", "told": "tell", "founded": "found",
    "does": "do", "did": "do", "done": "do", "has": "have", "had": "have", "is": "be", "are": "be", "was": "be",
    "were": "be", "been": "be", "being": "be", "am": "be", "women": "woman", "men": "man", "data": "data",
    "headquarters": "headquarter", "taught": "teach", "bought": "buy", "lost": "lose", "won": "win", "fell": "fall",
    "rose": "rise", "left": "leave", "chinese": "china", "nationwide": "nation", "national": "nation",
    "methane": "methane", "industrial": "industry", "co-authored": "coauthored", "analysis": "analysis",
}  # fmt: skip

_GROUPS = (
    "found establish create start begin launch form initiate inaugurat",
    "propos suggest",
    "com arriv settl",
    "mak produc manufactur build develop",
    "lead chair direct",
    "call label nicknam term dub",
    "supply provid deliver",
    "cooperat collaborat partner",
    "want aim hop intend wish ambition aspir",
    "burn fuel",
    "past formerly used",
    "prais commend laud",
    "car vehicl",
    "laboratory lab",
    "company firm enterpris business corporation",
    "sector branch",
    "biggest largest",
    "foreign abroad oversea",
    "world global worldwid",
    "share portion fraction proportion percentag part",
    "nation country china",
    "inhabitant resident citizen dweller",
    "apartment flat",
    "employe worker staff personnel workforc",
    "expenditur spend outlay",
    "headquarter hq seat",
    "patent",
    "expressway motorway highway",
    "city town",
    "professor prof",
    "chairman chairwoman chairperson",
    "talent",
    "institution institut",
    "growth grow increas ris",
    "economy economic",
    "centr center",
    "sort kind type",
    "own possess",
    "gdp",
    "photo pictur imag",
    "kilometr kilometer km",
    "million mn",
    "billion bn",
)
SENSES = {word: group.split()[0] for group in _GROUPS for word in group.split()}

# Two stems that mean one thing together.
PAIRS = {
    ("set", "up"): "found",
    ("put", "forward"): "propos",
    ("come", "into"): "found",
    ("turn", "over"): "revenu",
    ("go", "public"): "listed",
    ("main", "offic"): "headquarter",
    ("head", "offic"): "headquarter",
    ("per", "head"): "perhead",
    ("per", "capita"): "perhead",
    ("tak", "part"): "belong",
    ("tak", "share"): "belong",
}
