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

# Words of one sense; the first stands for all.
GROUPS = (
    "found establish create start begin launch form initiate inaugurate open",
    "propose suggest",
    "come arrive settle move",
    "make produce manufacture build develop",
    "lead chair direct",
    "call label nickname dub name describe",
    "supply provide deliver",
    "cooperate collaborate partner",
    "want aim hope intend wish ambition aspire",
    "burn fuel",
    "past formerly used",
    "praise commend laud",
    "car vehicle",
    "laboratory lab",
    "company firm enterprise business corporation",
    "sector branch",
    "biggest largest",
    "foreign abroad overseas",
    "world global worldwide",
    "share portion fraction proportion percentage part",
    "nation country china",
    "inhabitant resident citizen dweller",
    "apartment flat home",
    "employee worker staff personnel workforce",
    "expenditure spend outlay",
    "headquarter hq seat",
    "expressway motorway highway",
    "professor prof",
    "chairman chairwoman chairperson",
    "growth grow increase rise expand expansion",
    "people folk",
    "rich wealthy prosperous",
    "money cash",
    "economy economic",
    "center centre",
    "own possess",
    "picture photo photograph",
    "kilometers kilometres km",
    "accept approve",
    "purpose task",
)

# Two words that mean one thing together.
PHRASES = {
    "set up": "found",
    "put forward": "propose",
    "come into": "found",
    "turn over": "revenue",
    "go public": "listed",
    "main office": "headquarter",
    "head office": "headquarter",
    "per head": "perhead",
    "per capita": "perhead",
    "take part": "belong",
    "be part": "belong",
}
