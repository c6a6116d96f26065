"""What Chinese words do in a question: those that carry nothing, and the cues of what is wanted. Data alone.

Chinese has no spaces: the longest phrase that stands in the question is taken first.
"""

from g60cli.questions.ask.vocabulary_en import (
    AVERAGE,
    CHANGE,
    COUNT,
    DIFFERENCE,
    EXPECTED,
    LEAST,
    LESS,
    LIMIT,
    LIST,
    MORE,
    MOST,
    NTH,
    ORDER,
    PLANNED,
    SUM,
    TARGET,
    VAGUE,
    WHEN,
    WHERE,
    WHICH,
    WHO,
    WHY,
)

FUNCTION = frozenset({
    "请问", "请", "告诉", "我", "一下", "的", "是", "有", "在", "于", "和", "与", "及", "跟", "吗", "呢", "了",
    "啊", "吧", "家", "个", "位", "名", "座", "所", "处", "年", "月", "日", "底", "末", "年底", "年末", "共",
    "共有", "总共", "一共", "目前", "现在", "如今", "最新", "当前", "这", "那", "它", "其", "为", "达到", "达",
    "到", "约", "大约", "左右", "里", "中", "内", "上", "地", "得", "着", "过", "由", "被", "把", "对", "从",
    "向", "之", "以", "全", "全市", "市", "区", "省", "全国", "我国", "国", "拥有", "属于", "位于", "处于",
    "等于", "数量", "数", "总数", "总量", "数字", "数据", "情况", "分别", "都", "也", "还", "又", "能", "会",
    "可以", "关于", "万", "亿", "元", "亿元", "人民币", "公司", "拥", "设", "设有", "建有", "做", "方面",
    "以及", "時", "哪", "什么", "甚么", "何", "怎么", "怎样", "如何", "多", "少", "几", "一", "該", "该",
    "当时", "時候", "时候", "成为", "说", "說", "两", "兩", "请列", "列", "出", "後", "后", 
    "是多少", "颗", "项", "条", "件", "种", "户", "栋", "辆", "间", "款", "只", "根据", "按",
})  # fmt: skip

PHRASES: dict[str, str] = {
    "谁": WHO, "誰": WHO, "哪位": WHO, "哪里": WHERE, "哪儿": WHERE, "哪裡": WHERE, "在哪": WHERE, "何处": WHERE,
    "什么地方": WHERE, "何地": WHERE, "什么时候": WHEN, "何时": WHEN, "哪一年": WHEN, "哪年": WHEN, "何年": WHEN,
    "几年": WHEN, "什么年份": WHEN, "哪些": WHICH, "哪个": WHICH, "哪家": WHICH, "哪几": WHICH, "哪一个": WHICH,
    "哪座": WHICH, "哪个城市": WHICH, "多少": COUNT, "几家": COUNT, "几个": COUNT, "多少家": COUNT, "多少个": COUNT,
    "为什么": WHY, "为何": WHY, "目标": TARGET, "目標": TARGET, "计划": PLANNED, "計劃": PLANNED, "计划达到": PLANNED,
    "规划": PLANNED, "将": PLANNED, "將": PLANNED, "力争": TARGET, "预计": EXPECTED, "預計": EXPECTED, "预期": EXPECTED,
    "最多": MOST, "最大": MOST, "最高": MOST, "最长": MOST, "最快": MOST, "最少": LEAST, "最小": LEAST, "最低": LEAST,
    "最慢": LEAST, "比": MORE, "更多": MORE, "更大": MORE, "更高": MORE, "更快": MORE, "超过": MORE, "高于": MORE,
    "大于": MORE, "更少": LESS, "更小": LESS, "更低": LESS, "低于": LESS, "小于": LESS, "少于": LESS,
    **dict.fromkeys(("变化", "變化", "发展", "發展", "趋势", "趨勢", "发展趋势", "演变", "演變", "历年"), CHANGE),
    **dict.fromkeys(("差", "差距", "差异", "相差", "差额", "倍", "几倍"), DIFFERENCE),
    **dict.fromkeys(("总和", "總和", "合计", "合計", "总共", "一共", "加起来", "总量", "总"), SUM),
    **dict.fromkeys(("平均",), AVERAGE),
    **dict.fromkeys(("第二", "第三", "第四", "第五", "前三", "前五", "前十"), NTH),
    **dict.fromkeys(("排名", "排序", "排行", "排列"), ORDER),
    **dict.fromkeys(("不到", "不足", "以上", "以下", "突破"), LIMIT),
    "多大": VAGUE, "有多大": VAGUE, "名单": LIST, "列出": LIST,
}  # fmt: skip

CLASSES: dict[str, tuple[str, str]] = {
    "公司": ("company", ""), "企业": ("company", ""), "企業": ("company", ""), "城市": ("city", ""),
    "成员": ("city", ""), "成員": ("city", ""), "市": ("city", ""), "联盟": ("alliance", ""), "聯盟": ("alliance", ""),
    "大学": ("organization", "university"), "高校": ("organization", "university"),
    "大學": ("organization", "university"),
    "实验室": ("organization", "laboratory"), "行业": ("industry", ""), "产业": ("industry", ""),
    "行業": ("industry", ""),
    "領域": ("industry", ""), "领域": ("industry", ""), "项目": ("project", ""), "產品": ("project", "product"),
    "产品": ("project", "product"), "数据中心": ("project", "data centre"), "省": ("place", "province"),
    "省份": ("place", "province"),
}  # fmt: skip

AMOUNTS = frozenset("百千万亿萬億")

JOINING = (
    "位于",
    "在",
    "属于",
    "从事",
    "总部",
    "设在",
    "落户",
    "属",
    "哪个省",
    "行业",
    "产业",
    "领域",
    "从事",
    "的行业",
)
CENSUS = ("人口普查", "普查", "第七次", "七普")
MAKING = ("生产", "制造", "製造", "开发", "研发", "研制", "做的", "推出", "產")
# With 比 they say in what direction; alone they ask for nothing.
DEGREES = "高大多少低快小慢强长"

ROLES: dict[str, tuple[str, ...]] = {
    "董事长": ("chairman",), "董事長": ("chairman",), "创始人": ("founder",), "創始人": ("founder",),
    "主任": ("director", "head"), "副主任": ("deputy head",), "市长": ("mayor",), "市長": ("mayor",),
    "副市长": ("vice mayor",), "副市長": ("vice mayor",), "负责人": ("head", "director"), "院长": ("dean", "head"),
    "教授": ("professor",), "校长": ("president",), "总经理": ("manager",), "总裁": ("president",),
}  # fmt: skip

# For a metric known by one of these names: other ways to ask for it.
ASKED_AS: dict[str, tuple[str, ...]] = {
    "area": ("面积", "占地", "土地面积", "总面积"),
    "employees": ("员工", "員工", "职工"),
    "founded": ("成立", "创立", "創立", "创办", "建立", "设立"),
    "gdp": ("经济总量", "經濟總量", "经济规模", "GDP", "生产总值", "地区生产总值"),
    "gdpgrowth": ("经济增长率", "GDP增长率", "经济增速", "经济增长", "增速", "增长"),
    "headquarters": ("总部", "總部"),
    "hightechenterprises": ("高新技术企业", "高企"),
    "listed": ("上市",),
    "members": ("成员", "城市", "成员城市", "成員"),
    "patents": ("专利", "專利"),
    "population": ("多少人", "人口", "居民", "常住人口", "人口数", "人口总数"),
    "rdintensity": ("研发强度", "研发投入强度", "研发投入占GDP比重"),
    "rdspending": ("研发支出", "研发费用", "研发投入", "研发经费"),
    "revenue": ("营业收入", "营收", "收入"),
    "satellites": ("卫星",),
    "sharehightechenterprises": ("高新技术企业占全国",),
    "shareofgdp": ("GDP占全国", "占全国GDP", "占全国经济", "GDP的比重", "GDP比重", "经济总量占全国",
        "占全国的比重"),
    "shareoflandarea": ("面积占全国", "占全国面积", "土地占全国", "国土面积"),
    "shareofpopulation": ("人口占全国", "占全国人口", "人口的比重", "人口比重"),
    "starmarketcompanies": ("科创板上市公司", "科创板上市企业", "科创板公司", "科创板企业"),
    "stockcode": ("股票代码", "股票代碼", "代码", "证券代码"),
}  # fmt: skip
