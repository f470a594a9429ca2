"""What stops mean in languages other than English: abbreviations, ordinals, words that begin a sentence."""

from __future__ import annotations

from functools import cache

from newsreader.records import dataclass

_TITLES = {
    "de": "hr fr frl dr prof dipl ing mag st sr hll",
    "fr": "m mm mme mmes mlle mlles dr pr me mgr st ste gén cdt",
    "es": "sr sra srta sres dr dra d dña da ing lic arq prof profa gral tte cap av avda pte fco ma ud uds",
    "it": "sig sigg dott prof ing avv on sen arch geom rag mons gen col cap sac cav comm egr gent spett card",
    "pt": "sr sra srs dr dra eng prof profa exmo exma d gen cel cap min des dep sen av",
    "nl": "dhr mevr mw mr dr drs ir ing prof ds st burg",
    "pl": "prof dr hab inż mgr płk gen kpt mjr por ppłk ks bp abp św o bł im ul al pl os red doc mec sp tow",
    "sv": "dr prof hr fr st s:t",
    "da": "hr fr frk dr prof skt sct st adv dir",
    "nb": "hr fr frk dr prof st adv dir",
    "fi": "hra rva nti tri prof dos fil",
    "cs": "p pí sl dr ing mgr mudr judr phdr rndr prof doc gen plk kpt mjr por sv ul tř nám bc dis",
    "sk": "p pí sl dr ing mgr mudr judr phdr rndr prof doc gen plk kpt mjr por sv ul nám bc",
    "sl": "g ga gdč dr prof mag ing sv ul",
    "hr": "g gđa gđica dr prof mr ing sv ul gosp doc akad",
    "hu": "dr id ifj özv prof st szt",
    "ro": "dl dna dnii dra dr prof ing gen col sf str bd av conf",
    "tr": "dr prof doç av sn yrd öğr gör alb gen org tuğg korg yzb müh mim hz op uzm bşk",
    "ru": "г гг ул пр пл им проф акад доц ген полк кап св о т тов пос дер обл р оз г-н г-жа",
    "uk": "ім вул просп пл проф акад доц ген полк св о м с пос обл р оз пан",
    "bg": "ул бул пл проф акад доц инж ген полк св гр с г-н г-жа д-р кв",
    "sr": "г др проф инж ул св ген пук",
}
"""A name follows them: their stop ends no sentence before a capital letter. All tables are in lower case."""
_NUMBERED = {
    "de": "nr abs art kap bd s ca etwa str tel bzw vgl jan feb mär apr jun jul aug sep sept okt nov dez",
    "fr": "n nº art p pp chap vol fig env tél av janv févr avr juil sept oct nov déc",
    "es": "n núm núms no nº art arts pág págs cap vol tel aprox fig ene feb mar abr jun jul ago sep oct",
    "it": "n nn art artt pag pagg cap vol tel ca fig num gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "n nº art arts pág págs cap vol tel aprox fig núm jan fev mar abr jun jul ago set out nov dez",
    "nl": "nr art blz p ca hfst tel fig jan feb mrt apr jun jul aug sep sept okt nov dec",
    "pl": "nr art str s ok godz tel poz par rozdz t tab rys r ust pkt zob por wyd",
    "sv": "nr kl s ca tel art kap jan feb mars apr juni juli aug sept okt nov dec",
    "da": "nr kl s ca tel art kap stk § jan feb mar apr jun jul aug sep sept okt nov dec ml max min",
    "nb": "nr kl s ca tel art kap jan feb mar apr jun jul aug sep sept okt nov des",
    "fi": "n nro s klo puh art ks noin",
    "cs": "č čís str s čl odst tel cca hod kap obr r roč par",
    "sk": "č čís str s čl ods tel cca hod kap obr r roč par",
    "sl": "št str čl tel ca pribl",
    "hr": "br str čl st tel cca oko",
    "hu": "kb sz old tel pl bek",
    "ro": "nr art pag alin tel cca aprox circa cap fig vol",
    "tr": "no s sf tel md bkz yy",
    "ru": "№ ст п пп с стр гл тел рис табл т ок см прибл ч кв д",
    "uk": "№ ст п пп с стор гл тел рис табл т бл див ч кв буд",
    "bg": "№ чл ал стр с гл тел фиг т бл ок ч бр",
    "sr": "бр чл ст стр тел ок",
}
"""A number follows them."""
_INNER = {
    "de": "z.b d.h u.a bzw sog evtl ggf usf inkl exkl zzgl insb vgl gem lt einschl",
    "fr": "cf éd ex env",
    "es": "p.ej ej aprox ee ee.uu ej",
    "it": "es ad.es cfr ecc.es ss",
    "pt": "ex cf p.ex",
    "nl": "bijv bv o.a d.w.z m.n ca resp incl excl",
    "pl": "tj tzn np m.in ok tzw pt im ws wg pn właśc por zob jw dot",
    "sv": "bl.a t.ex d.v.s ca dvs s.k resp inkl",
    "da": "bl.a f.eks d.v.s ca dvs inkl ekskl hhv evt vedr",
    "nb": "bl.a f.eks d.v.s ca dvs inkl ekskl hhv evt vedr",
    "fi": "esim mm ts ns eli huom vrt",
    "cs": "např tj tzv mj resp popř vč cca zejm angl",
    "sk": "napr tj tzv resp prípadne vrátane cca najmä angl",
    "sl": "npr oz tj t.i",
    "hr": "npr tj tzv odnosno cca",
    "hu": "pl ill ún ld vö kb",
    "ro": "ex de.ex cca respectiv",
    "tr": "örn yak vs.örn krş bkz",
    "ru": "напр т.е т.н т.к др.рус лат англ",
    "uk": "напр т.зв тобто англ",
    "bg": "напр т.нар т.е вкл англ",
    "sr": "нпр тзв тј",
}
"""They stand inside a sentence: their stop ends one at most before a word that usually begins one."""
_LAST = {
    "ru": "руб коп тыс млн млрд трлн мин сек долл",
    "uk": "грн коп тис млн млрд трлн хв сек дол руб",
    "bg": "лв ст хил млн млрд мин сек",
    "pl": "zł gr",
    "cs": "kč",
}
"""Units that other splitters hold: a capital letter behind them begins a sentence."""
_STARTERS = {
    "de": "der die das ein eine er sie es und aber wir ich in im am an auf bei nach seit mit zu zur zum vor "
    "doch auch wie wer was wenn als dann danach damit dabei dort hier so laut trotz wegen für nun da denn ob "
    "dieser diese dieses alle beide viele mehr zwei drei man ihr ihre sein seine kein keine jetzt insgesamt",
    "fr": "le la les un une il elle ils mais et en dans pour ce cette ces on nous je vous selon au aux des",
    "es": "el la los las un una pero y en ella ellos este esta según por para no se su con al también",
    "it": "il lo la i gli le un una ma e in nel nella si non per con secondo questo questa anche",
    "pt": "o a os as um uma mas e em no na ele ela eles segundo para por não se com",
    "nl": "de het een hij zij ze we wij ik maar en in op volgens dit deze dat er ook toen nu",
    "pl": "w i na z to nie ale po do jak jest on ona oni ten ta te według o za przez",
    "sv": "det den de en ett han hon vi jag och men i på enligt när efter nu då så hur vad",
    "da": "det den de en et han hun vi jeg og men i på ifølge når efter nu da så hvad hvor hvem",
    "nb": "det den de en et han hun vi jeg og men i på ifølge når etter nå da så hva hvor hvem",
    "fi": "se hän he ne me minä ja mutta kun jos myös tämä nyt",
    "cs": "v na to ten ta ti podle po ale a on ona oni je jsou",
    "sk": "v na to ten tá tí podľa po ale a on ona oni je sú",
    "hr": "u na to taj ta prema ali i on ona oni je su",
    "hu": "a az ez de és ő ők egy",
    "ro": "în la el ea ei dar și acest această potrivit o un",
    "tr": "bu bir ve ama o onlar ancak",
    "ru": "в на и но он она они это по с за мы я не",
    "uk": "у в на і але він вона вони це за з ми я не",
    "bg": "в на и но той тя те това по с за ние аз не",
}
"""Words that begin a sentence far more often than they continue a name."""
ORDINALS = frozenset("de da nb fi cs sk sl hr hu is et lv pl tr sr".split())
"""Languages in which a stop behind a number makes it an ordinal."""
BEFORE_ORDINAL = frozenset(
    "der die das den dem des am vom zum zur im beim bis ab seit jeder jede jedes ihr ihre ihrem ihren sein "
    "seine seinem seinen mein unser erst und oder dieser diesem sonntag montag dienstag mittwoch donnerstag "
    "freitag samstag".split()
)
"""German: words before an ordinal, whose noun has a capital letter."""
MONTHS = frozenset(
    "januar jänner februar märz april mai juni juli august september oktober november dezember".split()
)
"""German: they follow an ordinal whatever stands before it."""


@dataclass(frozen=True, slots=True)
class Stops:
    """The words of one language, in lower case, that decide whether a full stop ends a sentence."""

    titles: frozenset[str]
    numbered: frozenset[str]
    inner: frozenset[str]
    last: frozenset[str]
    starters: frozenset[str]
    ordinals: bool


@cache
def stops_of(language: str) -> Stops:
    """Those of an ISO 639-1 code; none for English and what is not known."""
    tables = (_TITLES, _NUMBERED, _INNER, _LAST, _STARTERS)
    titles, numbered, inner, last, starters = (frozenset(table.get(language, "").split()) for table in tables)
    return Stops(titles, numbered, inner, last, starters, language in ORDINALS)
