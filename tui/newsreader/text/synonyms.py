"""Words of news English that outlets use for one another; each line is one group of near-synonyms."""

from __future__ import annotations

from functools import lru_cache

from newsreader.text.stems import stem

_GROUPS = """
accuse charge indict allege accusation allegation indictment
announce declare unveil announcement declaration
urge press appeal implore exhort call demand need require necessary
deny reject dispute refute rebuff dismiss
criticize slam blast castigate assail rebuke condemn denounce lambaste decry criticism rip bash
die kill slay murder fatal victim
reveal disclose uncover divulge expose disclosure
meet talk talks session summit sit
law bill legislation measure act statute
wife husband spouse couple
photo picture image photograph
advertisement ad commercial spot
probe investigation inquiry investigate
resign quit step resignation
candidacy candidate run bid contender nominee
lawyer attorney counsel
job post position
money fund cash dollar funding finance
pay cost spend expense
help aid assist assistance support back endorse endorsement backing
oppose opposition against opponent resist
begin start launch commence open
end finish conclude stop halt cease
stop block prevent bar ban prohibit curb thwart avert forestall
raise increase hike boost rise grow surge climb jump soar
cut reduce decrease lower slash reduction decline drop fall slip tumble plunge sink
strengthen improve enhance intensify bolster reinforce stronger upgrade deepen effective
cooperation coordination collaboration cooperate coordinate collaborate liaison
counter combat fight battle struggle tackle confront eradicate
vow pledge promise commit commitment assurance assure
admit acknowledge concede confess admission
lie false falsehood untrue mislead misleading deceive
apologize apology sorry regret
fire oust dismiss remove sack
hire appoint name nominate appointment nomination
choose select pick
shoot gun gunman shooter gunfire firearm weapon
attack assault strike raid bombing
police officer cop
arrest detain custody apprehend detention
jail prison imprison
crime criminal offense felony misdemeanor
judge court justice
ruling decision decide verdict rule
sue lawsuit suit
plead plea invoke
testify testimony
evidence proof prove
student pupil
teacher educator
school campus classroom
parent father mother mom dad
child kid boy girl son daughter young
woman female
man male
doctor physician
hospital clinic
home house residence
company firm corporation business
worker employee staff staffer aide
leader chief head boss
chairman chairwoman chair
captain skipper
coach manager trainer
goalkeeper keeper goalie
adviser advisor aide
official authority
lawmaker legislator congressman
vote ballot poll
win victory defeat beat triumph
lose loss defeat
plan proposal propose scheme
deal agreement accord pact agree
problem issue challenge difficulty
fear worry concern anxious anxiety
anger fury outrage rage angry furious
happy glad pleased delighted
scandal controversy controversial uproar furor
false fake bogus phony
big large huge massive major
small little tiny minor
quick fast swift rapid immediate
important significant crucial critical key
hard tough difficult
secret private confidential
illegal unlawful undocumented
migrant immigrant refugee immigration
country nation national
state government federal administration
world international global
war conflict
military army troop soldier force
terrorism terrorist terror extremism militant extremist
danger threat risk threaten
protect defend guard safeguard protection defense
destroy ruin devastate wreck
hurt harm injure wound damage injury
save rescue
move action step
try attempt effort bid seek
want wish desire hope willing
believe think feel
expect anticipate
consider weigh mull
ask request seek
answer reply respond response
question query interrogate
allow permit let
refuse decline reject
continue remain persist
change alter revise amend shift
show demonstrate display
hold carry
visit trip travel tour
leave depart exit
return come
send dispatch
buy purchase acquire
sell
build construct
create establish form set devise develop
use employ utilize
give provide offer grant
get obtain receive
take seize grab
fail failure
success succeed successful
stress emphasize underscore highlight emphasis
mention cite note refer
claim assert contend maintain insist
warn caution
predict forecast outlook guidance projection
discuss debate discussion
message statement remark comment
letter memo
email mail correspondence
video footage clip tape
website site online web
tweet twitter post
book memoir
story report article
newspaper paper press
reporter journalist
interview
show program
speech address
crowd audience supporter spectator fan attendance onlooker people
protest demonstration rally protester demonstrator march
religious faith religion
gay lesbian homosexual lgbt
marriage wedding marry married
black
health medical
tax levy
budget spending
debt deficit
economy economic
trade tariff
oil gas energy
weather storm hurricane typhoon cyclone
flood inundate deluge
rain downpour rainfall
fire blaze
crash accident
car vehicle
plane aircraft jet flight
ship vessel boat
road street highway
city town
border frontier
area region
rival opponent competitor challenger
ally friend partner
enemy foe adversary
neighbor
past former ex previous
current present
new recent latest
final last
early
late
quickly swiftly immediately
entire whole
record biggest largest highest greatest
stadium ground arena venue pitch
match game fixture
watch see view witness
profit income earnings
revenue sales turnover
dividend payout
carmaker automaker
convict guilty conviction
acquit acquittal
defendant accused
jury juror
prosecutor prosecution
scientist researcher
study research
discover detect discovery
vaccine jab inoculation vaccination
many numerous several
few
right
wrong inappropriate improper mistake error
fair
free freedom liberty
mandate requirement
gap lack shortcoming
dinner reception
mutual joint shared common
mechanism framework structure structured approach system arrangement

""".strip().splitlines()


_PREFIX = 5


def _numbered() -> dict[str, str]:
    """Stem, or its first letters -> the first word of its group; the first group that holds it counts."""
    group_of: dict[str, str] = {}
    begun: dict[str, str] = {}
    for line in _GROUPS:
        words = [stem(word) for word in line.split()]
        for word in words if len(words) > 1 else ():
            group_of.setdefault(word, words[0])
            if len(word) >= _PREFIX:
                begun.setdefault(word[:_PREFIX], words[0])
    return {f"{beginning}…": group for beginning, group in begun.items()} | group_of


_GROUP_OF = _numbered()


@lru_cache(maxsize=50_000)
def family(key: str) -> str:
    """The family of a plain word: its group of synonyms, else the words that begin like it."""
    beginning = key if len(key) < _PREFIX else f"{key[:_PREFIX]}…"
    group = _GROUP_OF.get(key) or _GROUP_OF.get(beginning)
    return f"{group}~" if group else beginning


def group_of(key: str) -> str:
    """The group of near-synonyms that holds a stem, empty when there is none."""
    return _GROUP_OF.get(key, "")
