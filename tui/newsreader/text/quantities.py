"""Words on which a fact hangs, in nine languages: numbers, ordinals, parts, units, currencies, days, months.

German, English, French, Spanish, Italian, Dutch, Portuguese, Polish and Russian together: a word is one of
these if it is one in any of them. They are asked for only where words have changed, so that a word which is a
number in one language and something else in another costs a question and no more.
"""

from __future__ import annotations

import re
from functools import cache

from newsreader.text.lexicon.abroad import NEGATIONS_OF
from newsreader.text.lookalikes import latin_of

# A star stands for any ending, and for what is written in one word with it.
_NUMBERS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen* fourteen* fifteen*
    sixteen* seventeen* eighteen* nineteen* twent* thirt* forty fortie* fourty fift* sixt* sevent* eight*
    ninet* hundred* thousand* million* billion* trillion* dozen* score scores half halves third* quarter*
    fourth* fifth* sixth* seventh* eighth* ninth* tenth* eleventh* twelfth* first second last once twice
    thrice double* triple* treble quadruple* single both couple pair several few null ein eins zwei* drei*
    vier* fünf* fuenf* sechs* sieb* acht* neun* zehn* elf elft* zwölf* zwoelf* dreißig* dreissig* hundert*
    tausend* million* milliarde* billion* dutzend* halb* hälfte drittel* viertel* erste* zweite* dritte*
    letzte* einmal doppelt* dreifach* beide* zéro un une deux trois quatre* cinq* sept huit* neuf neuv*
    dix* onze* douze* treize* quatorze* quinze* seize* vingt* trente* quarante* cinquant* soixant* cent
    cents centaine* mille milli* million* milliard* douzaine* dizaine* moitié demi* tiers quart quarts
    premier* première* deuxième* second* troisième* quatrième* cinquième* sixième* septième* huitième*
    neuvième* dixième* dernier* dernière* triple* doubl* cero uno una unos dos tres cuatro cinco seis
    siete ocho nueve diez once doce trece catorce quince dieci* veint* treint* cuarent* cincuent* sesent*
    setent* ochent* novent* cien ciento* doscient* trescient* cuatrocient* quinient* mil miles millón
    millon* docena* mitad medio tercio* cuarto* primer* segund* tercer* quint* sext* séptim* octav* noven*
    décim* últim* doble* triple* decena* centenar* zero due tre quattro* cinque* sei sette otto nove
    dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti ventun* ventid*
    ventit* ventiq* ventic* ventis* ventot* ventinov* trent* quarant* cinquant* sessant* settant* ottant*
    novant* cento* duecento* trecento* mila mille milion* miliard* dozzin* metà mezz* terz* quart* primo
    prima primi second* quint* sesto sesta settim* ottav* nono nona decim* ultimo ultima ultimi doppi*
    tripl* decin* centinai* migliai* nul een één twee* drie* vijf* zes* zeven* acht* negen* tien* elf*
    twaalf* dertien* veertien* twintig* dertig* veertig* honderd* duizend* miljoen* miljard* dozijn*
    helft* kwart* eerste* tweede* derde* vierde* vijfde* zesde* laatste* dubbel* driedubbel* tiental*
    honderdtal* um uma dois duas três quatro* cinco* sete oito nove dez onze doze treze quatorze catorze
    quinze dezesse* dezassei* dezoito dezenove dezanove vint* trint* quarent* cinquent* sessent* setent*
    oitent* novent* cem cento* duzent* trezent* quatrocent* quinhent* mil milh* bilh* bili* dúzia* metade
    meio meia terço* quart* primeir* segund* terceir* quint* últim* dobro triplo dezena* centena* zero
    jed* dwa dwie dwóch dwom dwoma dwoje dwu* trzy* trzech trzem trzema troje cztery* czter* pięć* pięciu
    sześć* sześciu siedem* siedm* osiem* ośmi* dziewięć* dziewięci* dziesięć* dziesięci* jedenaś* dwanaś*
    dwunast* trzynaś* trzynast* czternaś* czternast* piętnaś* piętnast* szesnaś* szesnast* siedemnaś*
    siedemnast* osiemnaś* osiemnast* dziewiętnaś* dziewiętnast* dwadzie* dwudziest* trzydzie* czterdzie*
    pięćdziesi* sześćdziesi* siedemdziesi* osiemdziesi* dziewięćdziesi* sto stu dwieście dwust* trzysta
    czterysta pięćset* tysiąc* tysięc* milion* miliard* tuzin* połow* pół półtor* ćwier* pierwsz* drugi
    drugi* trzeci* czwart* piąt* szóst* siódm* ósm* dziewiąt* dziesiąt* ostatni* podwójn* potrójn* kilka
    kilku kilkanaście ноль нуль один одна одно одни одн* два две двух двум двумя двое дву* три трёх трех
    трём трем тремя трое трёх* трех* трое троих троим четыр* четвер* пять пяти пятью пятер* пят* шест*
    семь семи семью семер* седьм* восем* восьм* девят* десят* одиннадцат* двенадцат* тринадцат*
    четырнадцат* пятнадцат* шестнадцат* семнадцат* восемнадцат* девятнадцат* двадцат* тридцат* сорок*
    пятьдесят* пятидесят* шестьдесят* семьдесят* восемьдесят* девяност* сто ста сот сотня сотни сотен
    сотню двест* двухс* трист* четырест* пятьсот* шестьсот* семьсот* восемьсот* девятьсот* тысяч* миллион*
    миллиард* триллион* дюжин* половин* пол полтор* треть трети четверт* перв* втор* трет* четвёрт*
    последн* дважды трижды оба обе вдвое втрое несколько
"""
_UNITS = """
    percent* procent* prozent* percentage* percentual* pourcent* porcent* por ciento pct процент* kilomet*
    kilómet* quilómet* quilômet* chilomet* километр* meter* metre* metro metros metri metr* mètre* métr*
    метр* centim* сантиметр* millim* mile miles mijl* meile* mil milha* milla* migli* миль милю мили foot
    feet inch inches yard yards pied* hectar* hekt* hectár* ettar* гектар* acre* acker* km kmh km² m² m³
    cm mm kg g mg t lb lbs oz l ml ha mph kwh mw gw kw tw kilo* gram grams gramm* gramo* грамм* килограмм*
    ton tons tonne* tonn* tona tony тонн* pound pounds ounce* pfund liter* litre* litr* литр* gallon*
    barrel* fass fässer baril* barril* barile* barili vaten баррел* баррел* degree* grad grade graden
    degré* grado* grau* stopni* градус* celsius fahrenheit second seconds minute* minut* минут* hour*
    stunde* heure* hora* ora ore uur uren godzin* час часа часов часы day days tag tage tagen tages jour*
    día* dia* giorn* dag dagen dzień dni dnia день дня дней дни week* woche* semaine* seman* settiman*
    tydzie* tygodn* недел* fortnight* month* monat* mois mes meses mese mesi maand* miesiąc* miesięc*
    месяц* year* jahr* ans année* año* anno anni jaar jaren ano anos rok* lat roku год* лет decade*
    jahrzehnt* décenni* década* decenn* decenni* dekad* десятилет* centur* jahrhundert* siècle* siglo*
    secol* eeuw* século* wiek* век* dollar* dólar* dollari euro* cent cents pound* sterling pfund* livre*
    libra* sterlin* pond ponden yen yuan renminbi franc* frank* franken franco* franch* złot* zlot* rubel*
    ruble* rouble* rublo* roebel* рубл* доллар* евро фунт* франк* йен* юан* злот* гривн* hryvn* peso*
    rupee* rupia* rupie* reais lira* lire* krone* kronor kroon* koruna* forint* shekel* usd eur gbp jpy
    cny chf rub pln inr brl
"""
_DAYS = """
    mon monday* tue tues tuesday* wed wednesday* thu thurs thursday* fri friday* sat saturday* sun sunday*
    montag* dienstag* mittwoch* donnerstag* freitag* samstag* sonnabend* sonntag* lundi* mardi* mercredi*
    jeudi* vendredi* samedi* dimanche* lunes martes miércoles miercoles jueves viernes sábado* sabado*
    domingo* lunedì martedì mercoledì giovedì venerdì sabato domenica maandag* dinsdag* woensdag*
    donderdag* vrijdag* zaterdag* zondag* segunda* terça* quarta* quinta* sexta* feira poniedział* wtor*
    środ* czwart* piąt* sobot* niedziel* понедельник* вторник* сред* четверг* пятниц* суббот* воскресень*
    today yesterday tomorrow tonight heute gestern morgen aujourd hier demain hoy ayer mañana oggi ieri
    domani vandaag gisteren hoje ontem amanhã dziś dzisiaj wczoraj jutro сегодня вчера завтра morning
    afternoon evening night noon midnight
"""
_MONTHS = """
    jan january feb february mar march apr april may jun june jul july aug august sep sept september oct
    october nov november dec december januar jänner februar märz mai juni juli oktober dezember janvier
    février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril
    mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno
    luglio settembre ottobre dicembre januari februari maart mei augustus janeiro fevereiro março maio
    junho julho setembro outubro novembro dezembro stycz* luty lutego lutym marzec marca marcu kwie* maj
    maja maju czerw* lipiec lipca lipcu sierp* wrze* październik* listopad* grud* январ* феврал* март*
    апрел* май мая мае июн* июл* август* сентябр* октябр* ноябр* декабр* spring summer autumn winter
"""
_NEGATIONS = """
    not never none nor neither nobody nothing nowhere without cannot hardly barely scarcely unless
    kein* niemand* weder kaum ne n ni aucun* nul nulle ningun* nessun* né neppure neanche noch
    nauwelijks nem nenhum* nigdy bez nikt nic żaden żadn* ani не ни нет никогда без никто ничего
    никак* ничто нельзя отнюдь
"""
"""Beside those of NEGATIONS_OF."""


def is_quantity(word: str) -> bool:
    """Whether a word, in small letters, is or may be a number, an ordinal, a unit, a currency, a weekday or
    month; every word with a figure in it is one."""
    return any(map(str.isdigit, word)) or _pattern("quantities").fullmatch(word) is not None


def is_negation(word: str) -> bool:
    """Whether a word, in small letters, denies."""
    return word.endswith(("n't", "n’t")) or _pattern("negations").fullmatch(word) is not None


@cache
def _pattern(what: str) -> re.Pattern[str]:
    denying = (_NEGATIONS, *map(" ".join, NEGATIONS_OF.values()))
    texts = denying if what == "negations" else (_NUMBERS, _UNITS, _DAYS, _MONTHS)
    # As `fold_typography` writes them: Russian words in the Latin letters that theirs look like, too.
    told = {word for text in texts for word in text.split()}
    words = sorted(told | {word.translate(latin_of()) for word in told})
    return re.compile("|".join(re.escape(word).replace(r"\*", r"[\w²³]*") for word in words))
