"""The rank of titles: tables of pairs that disagree, of pairs that agree, and of titles beside names."""

import pytest

from zhengming import titles
from zhengming.model import Lang, Span

LOST = '"{}" is lost'
ADDED = '"{}" is added'

DISAGREE = [
    ("副院长", "Dean", LOST.format("deputy")),
    ("副院长", "Director", LOST.format("deputy")),
    ("副校长", "President", LOST.format("deputy")),
    ("副校长", "Chancellor", LOST.format("deputy")),
    ("副主任", "director", LOST.format("deputy")),
    ("副主任", "Director-General", LOST.format("deputy")),
    ("副局长", "Director General", LOST.format("deputy")),
    ("副厅长", "director", LOST.format("deputy")),
    ("副司长", "Director-General", LOST.format("deputy")),
    ("副处长", "Division Chief", LOST.format("deputy")),
    ("副部长", "Minister", LOST.format("deputy")),
    ("外交部副部长", "Minister of Foreign Affairs", LOST.format("deputy")),
    ("副外长", "Foreign Minister", LOST.format("deputy")),
    ("副省长", "Governor", LOST.format("deputy")),
    ("副市长", "Mayor", LOST.format("deputy")),
    ("副县长", "county magistrate", LOST.format("deputy")),
    ("副总理", "Premier", LOST.format("deputy")),
    ("副总统", "President", LOST.format("deputy")),
    ("副首相", "Prime Minister", LOST.format("deputy")),
    ("副主席", "Chairman", LOST.format("deputy")),
    ("副会长", "President", LOST.format("deputy")),
    ("副理事长", "Chairwoman", LOST.format("deputy")),
    ("副秘书长", "Secretary-General", LOST.format("deputy")),
    ("党委副书记", "Party Secretary", LOST.format("deputy")),
    ("副总经理", "General Manager", LOST.format("deputy")),
    ("副总裁", "President", LOST.format("deputy")),
    ("副董事长", "Chairman of the Board", LOST.format("deputy")),
    ("副总工程师", "Chief Engineer", LOST.format("deputy")),
    ("副总编辑", "Editor-in-Chief", LOST.format("deputy")),
    ("副主编", "chief editor", LOST.format("deputy")),
    ("副教授", "Professor", LOST.format("deputy")),
    ("副研究员", "Research Fellow", LOST.format("deputy")),
    ("副主任医师", "Chief Physician", LOST.format("deputy")),
    ("副团长", "Head", LOST.format("deputy")),
    ("副领队", "team leader", LOST.format("deputy")),
    ("副检察长", "Procurator-General", LOST.format("deputy")),
    ("副馆长", "Curator", LOST.format("deputy")),
    ("副行长", "Governor", LOST.format("deputy")),
    ("副院長", "Dean", LOST.format("deputy")),
    ("院长", "Vice Dean", ADDED.format("deputy")),
    ("院长", "Associate Dean", ADDED.format("deputy")),
    ("校长", "Vice President", ADDED.format("deputy")),
    ("校长", "Pro-Vice-Chancellor", ADDED.format("deputy")),
    ("主任", "Deputy Director", ADDED.format("deputy")),
    ("部长", "Vice Minister", ADDED.format("deputy")),
    ("秘书长", "Deputy Secretary-General", ADDED.format("deputy")),
    ("秘书长", "Under-Secretary-General", ADDED.format("deputy")),
    ("国务卿", "Under Secretary of State", ADDED.format("deputy")),
    ("总理", "Deputy Prime Minister", ADDED.format("deputy")),
    ("省长", "Lieutenant Governor", ADDED.format("deputy")),
    ("教授", "Associate Professor", ADDED.format("deputy")),
    ("教授", "Assistant Professor", ADDED.format("assistant")),
    ("董事长", "Vice Chairman", ADDED.format("deputy")),
    ("副教授", "Assistant Professor", "a deputy is made an assistant"),
    ("副主任", "Assistant Director", "a deputy is made an assistant"),
    ("部长助理", "Vice Minister", "an assistant is made a deputy"),
    ("总经理助理", "Deputy General Manager", "an assistant is made a deputy"),
    ("院长助理", "Dean", LOST.format("assistant")),
    ("助理教授", "Professor", LOST.format("assistant")),
    ("助理研究员", "research fellow", LOST.format("assistant")),
    ("代院长", "Dean", LOST.format("acting")),
    ("代省长", "Governor", LOST.format("acting")),
    ("代理市长", "Mayor", LOST.format("acting")),
    ("署理行政长官", "Chief Executive", LOST.format("acting")),
    ("临时总统", "President", LOST.format("acting")),
    ("院长", "Acting Dean", ADDED.format("acting")),
    ("总裁", "Interim President", ADDED.format("acting")),
    ("名誉院长", "Dean", LOST.format("honorary")),
    ("荣誉教授", "Professor", LOST.format("honorary")),
    ("名誉主席", "President", LOST.format("honorary")),
    ("教授", "Professor Emeritus", ADDED.format("honorary")),
    ("会长", "Honorary President", ADDED.format("honorary")),
    ("前院长", "Dean", LOST.format("former")),
    ("原副主任", "Deputy Director", LOST.format("former")),
    ("前任校长", "President", LOST.format("former")),
    ("美国前总统", "US President", LOST.format("former")),
    ("前美国总统", "US President", LOST.format("former")),
    ("总统", "former President", ADDED.format("former")),
    ("候任主席", "President", LOST.format("elect")),
    ("当选总统", "President", LOST.format("elect")),
    ("总统", "President-elect", ADDED.format("elect")),
    ("常务副院长", "Vice Dean", LOST.format("executive")),
    ("常务副省长", "Deputy Governor", LOST.format("executive")),
    ("常务副院长", "Executive Dean", LOST.format("deputy")),
    ("常务副院长", "Dean", LOST.format("deputy")),
    ("执行院长", "Dean", LOST.format("executive")),
    ("执行董事", "Director", LOST.format("executive")),
    ("副院长", "Executive Vice Dean", ADDED.format("executive")),
    ("第一副总理", "Deputy Prime Minister", LOST.format("first")),
    ("高级副总裁", "Vice President", LOST.format("senior")),
    ("高级工程师", "Engineer", LOST.format("senior")),
    ("联席主席", "Chairman", LOST.format("joint")),
]

AGREE = [
    ("副院长", "Vice Dean"),
    ("副院长", "Deputy Dean"),
    ("副院长", "Associate Dean"),
    ("副院长", "vice-president"),
    ("副院长", "deputy director"),
    ("副院长", "Vice Deans"),
    ("院长", "Dean"),
    ("院长", "President"),
    ("院长", "Chinese Dean"),
    ("院长", "deans"),
    ("校长", "Vice-Chancellor"),
    ("校长", "Principal"),
    ("副校长", "Pro-Vice-Chancellor"),
    ("副校长", "Vice Chancellor"),
    ("副校长", "Vice-Principal"),
    ("常务副校长", "Provost"),
    ("主任", "Director"),
    ("副主任", "Vice Chairman"),
    ("副局长", "Deputy Director-General"),
    ("副司长", "Deputy Director General"),
    ("副部长", "Vice Minister"),
    ("副部长", "Deputy Minister"),
    ("外交部副部长", "Vice Foreign Minister"),
    ("副外长", "Deputy Foreign Minister"),
    ("副财长", "Deputy Finance Minister"),
    ("副国务卿", "Under Secretary of State"),
    ("常务副国务卿", "First Deputy Secretary of State"),
    ("副省长", "Vice Governor"),
    ("副州长", "Lieutenant Governor"),
    ("副总理", "Vice-Premier"),
    ("副首相", "Deputy Prime Minister"),
    ("第一副总理", "First Deputy Prime Minister"),
    ("副总统", "Vice President"),
    ("副会长", "Vice Chairperson"),
    ("秘书长", "Secretary-General"),
    ("秘书长", "secretaries general"),
    ("副秘书长", "Deputy Secretary-General"),
    ("副秘书长", "Under-Secretary-General"),
    ("党委书记", "Party Secretary"),
    ("党委副书记", "Deputy Party Secretary"),
    ("党委副书记", "deputy secretary of the Party committee"),
    ("总经理", "General Manager"),
    ("副总经理", "Vice President"),
    ("副总经理", "Deputy General Manager"),
    ("总经理助理", "Assistant to the General Manager"),
    ("总经理助理", "Assistant General Manager"),
    ("总工程师", "Chief Engineer"),
    ("副总工程师", "Deputy Chief Engineer"),
    ("首席执行官", "CEO"),
    ("首席执行官", "Chief Executive Officer"),
    ("首席科学家", "Chief Scientist"),
    ("首席记者", "chief reporter"),
    ("教授", "Professor"),
    ("教授", "Prof."),
    ("教授", "Distinguished Professor"),
    ("特聘教授", "Professor"),
    ("客座教授", "Visiting Professor"),
    ("讲座教授", "Chair Professor"),
    ("副教授", "Associate Professor"),
    ("助理教授", "Assistant Professor"),
    ("副研究员", "Associate Research Fellow"),
    ("助理研究员", "Assistant Researcher"),
    ("副主任医师", "Associate Chief Physician"),
    ("主任医师", "Chief Physician"),
    ("代院长", "Acting Dean"),
    ("代院长", "Interim Dean"),
    ("代理外长", "Acting Foreign Minister"),
    ("名誉教授", "Honorary Professor"),
    ("荣休教授", "Emeritus Professor"),
    ("荣誉教授", "Professor Emeritus"),
    ("前院长", "Former Dean"),
    ("前院长", "ex-dean"),
    ("原副主任", "former deputy director"),
    ("前美国总统", "former U.S. President"),
    ("时任院长", "Dean"),
    ("时任院长", "then-Dean"),
    ("时任院长", "former Dean"),
    ("老校长", "former president"),
    ("院长", "then-Dean"),
    ("候任主席", "Chair-elect"),
    ("候任主席", "incoming president"),
    ("候任部长", "minister-designate"),
    ("常务副院长", "Executive Vice Dean"),
    ("常务副院长", "Executive Deputy Director"),
    ("常务副省长", "Executive Vice Governor"),
    ("常务副市长", "First Vice Mayor"),
    ("执行院长", "Executive Dean"),
    ("主任", "Executive Director"),
    ("高级副总裁", "Senior Vice President"),
    ("高级工程师", "Senior Engineer"),
    ("联合主席", "Co-Chair"),
    ("主席", "co-chair"),
    ("高级专员", "High Commissioner"),
    ("第一书记", "First Secretary"),
    ("太原市长", "Mayor"),
    ("历代校长", "presidents"),
    ("现代医院院长", "President"),
    ("会前主席", "Chairman"),
    ("目前院长", "Dean"),
    ("院长", "Professor"),
    ("副院长", "Professor"),
    ("副市长", "Dean"),
    ("副院长", "the meeting"),
    ("合作", "Vice Dean"),
    ("", ""),
]

ZH_BESIDE = [
    ("中方院长⟦罗小兵⟧教授出席", ["中方院长", "教授"]),
    ("省人大常委会副主任⟦林国栋⟧出席", ["副主任"]),
    ("副校长、党委书记⟦林国栋⟧出席", ["副校长", "党委书记"]),
    ("院长兼党委副书记⟦林国栋⟧出席", ["院长", "副书记"]),
    ("⟦林国栋⟧副院长表示", ["副院长"]),
    ("⟦林国栋⟧，能源学院教授，中方院长。", ["教授", "中方院长"]),
    ("⟦林国栋⟧（副院长）说", ["副院长"]),
    ("任命⟦林国栋⟧为院长。", ["院长"]),
    ("⟦林国栋⟧担任研究院常务副院长兼秘书长。", ["常务副院长", "秘书长"]),
    ("⟦林国栋⟧校长助理表示", ["校长助理"]),
    ("⟦林国栋⟧会见了时任市长周明远", []),
    ("⟦林国栋⟧、副院长周明远出席", []),
    ("会议由校长主持。⟦林国栋⟧出席", []),
    ("⟦林国栋⟧参加校长办公会", []),
    ("主席团成员⟦林国栋⟧", []),
    ("总统府发言人⟦林国栋⟧", ["发言人"]),
]

EN_BESIDE = [
    ("Deputy Director ⟦Lin Guodong⟧ said", ["Deputy Director"]),
    ("Chinese Dean Prof. ⟦Lin Guodong⟧ said", ["Dean", "Prof"]),
    ("Vice President and Dean ⟦Lin Guodong⟧ said", ["Vice President", "Dean"]),
    ("⟦Lin Guodong⟧, Chinese Dean of ICARE, and Vice President of the university, said", ["Dean", "Vice President"]),
    ("⟦Lin Guodong⟧, deputy director of the Council of Trade, attended", ["deputy director"]),
    ("Minister of Health ⟦Lin Guodong⟧ said", ["Minister"]),
    ("⟦Lin Guodong⟧ was appointed Vice Dean of the school", ["Vice Dean"]),
    ("⟦Lin Guodong⟧, who serves as acting dean, said", ["acting dean"]),
    ("⟦Lin Guodong⟧ (Dean) said", ["Dean"]),
    ("The deputy director of the council, ⟦Lin Guodong⟧, said", ["deputy director"]),
    ("the Deputy Director of the Standing Committee of the People's Congress ⟦Lin Guodong⟧", ["Deputy Director"]),
    ("former U.S. President ⟦Lin Guodong⟧", ["former U.S. President"]),
    ("Deputy Health Minister ⟦Lin Guodong⟧", ["Deputy Health Minister"]),
    ("Vice Deans ⟦Lin Guodong⟧ and Zhou Mingyuan", ["Vice Deans"]),
    ("Professor Emeritus ⟦Lin Guodong⟧", ["Professor Emeritus"]),
    ("⟦Lin Guodong⟧, Vice Dean Zhou Mingyuan, and others", []),
    ("⟦Lin Guodong⟧ met with the former dean of the school", []),
    ("Zhou Mingyuan, the dean of ICARE, ⟦Lin Guodong⟧ and others", []),
    ("The meeting was chaired by the dean. ⟦Lin Guodong⟧ attended", []),
    ("the president-led team of ⟦Lin Guodong⟧", []),
]


@pytest.mark.parametrize(("zh", "en", "reason"), DISAGREE)
def test_ranks_disagree(zh: str, en: str, reason: str) -> None:
    assert titles.agree(zh, en) == reason


@pytest.mark.parametrize(("zh", "en"), AGREE)
def test_ranks_agree(zh: str, en: str) -> None:
    assert titles.agree(zh, en) is None


@pytest.mark.parametrize(
    ("text", "expected", "lang"), [(*row, "zh") for row in ZH_BESIDE] + [(*row, "en") for row in EN_BESIDE]
)
def test_titles_beside_a_name(text: str, expected: list[str], lang: Lang) -> None:
    start, end = text.index("⟦"), text.index("⟧") - 1
    clean = text.replace("⟦", "").replace("⟧", "")
    found = titles.around(clean, Span(start, end), lang)
    assert [use.text for use in found] == expected
    assert all(clean[use.span.start : use.span.end] == use.text for use in found)


def test_a_title_does_not_reach_over_another_name() -> None:
    text = "院长林国栋、周明远出席"
    assert titles.around(text, Span(6, 9), "zh", [Span(2, 5)]) == ()


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("副院长", "dean", "Vice Dean"),
        ("常务副院长", "dean", "Executive Vice Dean"),
        ("前副主任", "director", "Former Deputy Director"),
        ("副教授", "professor", "Associate Professor"),
        ("联席主席", "chair", "Co-Chair"),
        ("候任主席", "president", "President-elect"),
        ("院长", "dean", "Dean"),
    ],
)
def test_rendered(zh: str, en: str, expected: str) -> None:
    rank = titles.rank_zh(zh)
    assert rank
    assert titles.rendered(rank, en) == expected
    assert titles.agree(zh, expected) is None


def test_many_titles_take_linear_time() -> None:
    text = "副院长、" * 2000
    assert len(titles.find(text, "zh")) == 2000
    assert len(titles.find("Vice Dean and " * 2000, "en")) == 2000
