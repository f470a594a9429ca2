"""What pages say around their articles, in the languages of most outlets. All in lower case, numbers as #."""

from __future__ import annotations


def _parts(table: str) -> tuple[str, ...]:
    return tuple(filter(None, table.replace("\n", "|").split("|")))


WHOLE = frozenset(
    _parts("""
# minutos de lectura|# minutos de leitura|# minutes de lecture|# minuten leestijd|image # of #|photo # of #
view image in fullscreen|reclame|te recomendamos|font size a a a|load more comments|story continues
artikel merken|like this|完|alle rechte vorbehalten|with agencies|mit agenturmaterial|con agencias
listen to article (# minutes|listen to this article (# minutes|listen (# minutes|listen (# min|skip ad
skip advertisement|diesen artikel teilen|beitrag teilen|ends|-ends-|the end|end of story
scroll to continue with content|关注我们|關注我們|follow us on google news|list # of #|end of list
image source|end of image|advertorial
advertisement|advertisements|advertising|ad|ads|ad feedback|sponsored|sponsored content|sponsored by
paid content|promoted|promoted content|partner content|paid post|newsletter|newsletters|newsletter signup
newsletter sign-up|share|shares|share this|share story|share article|share this article|share this story
share options|share via|share link|share on facebook|share on twitter|share on x|share on whatsapp
share on linkedin|share by email|tweet|tweet this|retweet|pin|pin it|like|likes|print|print this
print article|print page|save|saved|save article|save story|save for later|save this story|email|e-mail
email this|email article|mail|copy|copy link|link copied|copy url|copied|order reprints|reprints|facebook
twitter|x|instagram|whatsapp|telegram|linkedin|reddit|youtube|tiktok|pinterest|threads|bluesky|flipboard
messenger|sms|rss|mastodon|google news|google+|tumblr|snapchat|viber|apple news|apple podcasts|spotify
wechat|vk|copy to clipboard|open share menu|close share menu|comment|comments|# comments|# comment
# shares|# likes|# views|view comments|show comments|hide comments|see comments|view all comments
join the conversation|leave a comment|leave a reply|post a comment|add a comment|add comment
write a comment|post a reply|reply|replies|read comments|load comments|comments are closed|listen
listen now|listen to article|listen to this article|listen to this story|listen to story|audio|play|pause
play video|play audio|mute|unmute|tap to unmute|close|open|open image in gallery|gift article
gift this article|give this article|gift this story|gift link|bookmark|bookmark this|read later
add to reading list|follow|following|unfollow|follow us|follow author|follow topic|# minutes|# minute
# min|# mins|# min read|# mins read|# minute read|# minutes read|#-minute read|reading time
reading time # min|reading time # minutes|read time|estimated reading time # minutes|read # min
# min listen|# sec|subscribe|subscribe now|subscribe today|subscribe for free|sign in|sign up|sign out
sign up now|log in|log out|login|logout|register|register now|create account|create free account
create an account|my account|account|profile|settings|menu|main menu|search|search for|search this site
navigation|home|homepage|home page|skip to content|skip to main content|skip to navigation|skip to footer
accept|accept all|accept all cookies|accept cookies|reject all|decline|agree|i agree|i accept|ok|got it
no thanks|not now|maybe later|manage cookies|manage preferences|cookie settings|cookie preferences
privacy settings|privacy policy|privacy notice|privacy|cookie policy|cookies|terms of use|terms of service
terms and conditions|terms & conditions|terms|legal|legal notice|disclaimer|imprint|do not sell my info
do not sell my personal information|your privacy choices|ad choices|adchoices|accessibility
accessibility statement|accessibility help|about|about us|about the author|about the authors|contact
contact us|contacts|contact the author|advertise|advertise with us|careers|jobs|help|help center
help centre|faq|faqs|support|support us|sitemap|site map|site index|site information navigation
editorial policy|editorial standards|corrections|press|press office|masthead|our team|archive
archives|editions|e-paper|epaper|today's paper|apps|mobile apps|download the app|get the app
download our app|podcasts|podcast|videos|video|photos|photo gallery|gallery|slideshow|view gallery
view slideshow|in pictures|watch|watch live|watch now|watch video|live|live tv|live now|live updates
weather|puzzles|crossword|games|horoscopes|obituaries|classifieds|shop|store|deals|coupons|donate
donate now|related|related articles|related stories|related content|related topics|related posts
related news|related links|related coverage|related tags|related article|related story|related video
related videos|read more|read next|read also|also read|see also|see more|view more|view all|see all
show all|show more|show less|load more|learn more|find out more|more|more info|more information
more details|next|next article|next story|next post|previous|previous article|previous post|prev|back
back to top|top|return to top|go to top|up next|trending|trending now|trending stories|trending topics
most read|most viewed|most popular|most shared|most recent|popular|popular now|popular stories|latest
latest news|latest stories|latest headlines|top stories|top news|breaking|breaking news|headlines
more news|more stories|more headlines|more from|more from us|more like this|more on this
more on this story|more on this topic|more topics|more to explore|topics|topic|tags|tag|filed under
categories|category|recommended|recommended for you|recommended stories|recommended articles
you may also like|you might also like|you may like|you might like|you might be interested in
editor's picks|editors' picks|editor's pick|editor's choice|don't miss|dont miss|must read|must reads
must-read|in case you missed it|in this article|in this story|on this page|in brief|table of contents
contents|jump to|story continues below|story continues below advertisement
story continues below this advertisement|story continues below gallery|story continues after advertisement
article continues below|article continues below this advertisement|article continues below advertisement
article continues after advertisement|advertisement continue reading below|continue reading
continue reading below|continue reading the main story|scroll to continue|scroll down|keep reading
read full story|read the full story|read full article|full story|full article|expand|collapse
click to expand|click to enlarge|enlarge|enlarge image|enlarge this image|view image|image|photo
image caption|image source|image credit|media caption|caption|toggle caption|hide caption|copyright
all rights reserved|thank you|thanks for signing up|thank you for signing up|thank you for subscribing
sorry|error|an error has occurred|an error occurred|please try again later|loading|loading…
explore further|explore more|explore|discover more|follow us on|follow us on twitter|follow us on facebook
connect|connect with us|stay connected|social media|get in touch|send us a tip|report an error
report a typo|report this ad|report a correction|suggest a correction|feedback|give feedback
what's your reaction|what do you think|tell us what you think|rate this article|was this article helpful
text size|font size|a- a+|dark mode|light mode|translate|select language|english|edition|switch edition
latest updates|updates|published|updated|author|authors|by|written by|source|sources|poll|quiz|vote
premium|subscriber only|subscribers only|subscriber-only|for subscribers|exclusive content|free trial
start free trial|unlock this article|already a subscriber|already a member|already have an account
member exclusive|# of #|page #|page # of #|p. #|#/#|anzeige|werbung|teilen|artikel teilen|drucken|merken
artikel drucken|kommentare|# kommentare|kommentieren|kommentar schreiben|mehr|mehr lesen|mehr anzeigen
mehr dazu|mehr zum thema|weiterlesen|weitere artikel|weitere themen|weitere nachrichten|lesen sie auch
auch interessant|das könnte sie auch interessieren|startseite|suche|menü|anmelden|abmelden|registrieren
abonnieren|newsletter abonnieren|jetzt abonnieren|jetzt anmelden|impressum|datenschutz
datenschutzerklärung|agb|kontakt|meistgelesen|themen|schlagworte|zur startseite|nach oben|artikel vorlesen
vorlesen|artikel anhören|anhören|lesezeit # min|lesezeit # minuten|# min. lesezeit|# minuten
alle akzeptieren|zustimmen|ablehnen|einstellungen|quelle|eilmeldung|liveticker|bildergalerie|publicité
annonce|partager|partager l'article|imprimer|enregistrer|envoyer|copier le lien|commentaires
# commentaires|commenter|réagir|voir les commentaires|lire aussi|à lire aussi|lire la suite|lire plus
lire l'article|lire également|à lire également|sur le même sujet|voir aussi|voir plus|en savoir plus
accueil|recherche|rechercher|se connecter|connexion|s'inscrire|s'abonner|je m'abonne|abonnez-vous
déjà abonné|réservé aux abonnés|article réservé aux abonnés|mentions légales|politique de confidentialité
cgu|cgv|nous contacter|qui sommes-nous|les plus lus|à la une|dernières actualités|temps de lecture # min
temps de lecture|lecture # min|# min de lecture|écouter|écouter l'article|ajouter à vos favoris
offrir l'article|tout accepter|tout refuser|accepter et continuer|continuer sans accepter|haut de page
suivez-nous|dans la même rubrique|publicidad|anuncio|compartir|compartir en facebook|compartir en twitter
imprimir|guardar|copiar enlace|comentarios|# comentarios|comentar|ver comentarios|leer más|lee también
lea también|lea más|leer también|te puede interesar|le puede interesar|también te puede interesar|ver más
más información|más noticias|más leídas|lo más leído|lo más visto|noticias relacionadas|relacionadas
relacionado|temas relacionados|temas|etiquetas|inicio|portada|buscar|iniciar sesión|inicia sesión
regístrate|registrarse|suscríbete|suscribirse|suscríbase|ya soy suscriptor|solo para suscriptores
exclusivo para suscriptores|aviso legal|política de privacidad|política de cookies|contacto|quiénes somos
escuchar|escuchar artículo|tiempo de lectura # min|# min de lectura|aceptar|aceptar todo|rechazar|síguenos
síguenos en|continúa leyendo|archivado en|volver arriba|últimas noticias|última hora|ir al contenido
pubblicità|annuncio|condividi|condividi su facebook|stampa|salva|copia link|commenti|# commenti|commenta
leggi anche|leggi di più|leggi tutto|leggi l'articolo|continua a leggere|approfondisci|articoli correlati
ti potrebbe interessare|potrebbe interessarti|potrebbe interessarti anche|altre notizie|i più letti
più letti|notizie correlate|cerca|accedi|registrati|abbonati|sei già abbonato
contenuto riservato agli abbonati|ascolta|ascolta l'articolo|tempo di lettura # min|# minuti di lettura
# min di lettura|accetta|accetta tutti|rifiuta|seguici|seguici su|torna su|ultime notizie|ultima ora
note legali|contatti|chi siamo|redazione|publicidade|anúncio|propaganda|compartilhar|compartilhe|partilhar
salvar|copiar link|comentários|# comentários|comente|leia também|leia mais|leia ainda|ler mais|veja também
veja mais|saiba mais|ver mais|mais lidas|mais notícias|notícias relacionadas|relacionados|últimas notícias
início|página inicial|entrar|acessar|cadastre-se|esqueci a senha|assine|assine já|já é assinante
exclusivo para assinantes|conteúdo exclusivo|política de privacidade|termos de uso|fale conosco|quem somos
ouvir|ouça|ouça a notícia|tempo de leitura # min|# min de leitura|aceitar|aceitar todos|siga-nos|voltar
voltar ao topo|continua após a publicidade|categorias|arquivos|advertentie|advertenties|delen
deel dit artikel|deel|afdrukken|bewaren|bewaar|opslaan|reacties|# reacties|reageer|lees ook|lees meer
lees verder|meer lezen|meer over|meer nieuws|bekijk ook|bekijk meer|gerelateerd|gerelateerde artikelen
meest gelezen|het laatste nieuws|startpagina|zoeken|inloggen|aanmelden|registreren|abonneer|word abonnee
al abonnee|alleen voor abonnees|privacybeleid|cookiebeleid|algemene voorwaarden|over ons|luister
luister naar dit artikel|leestijd # min|leestijd # minuten|# min leestijd|akkoord|alles accepteren
weigeren|volg ons|naar boven|ga naar de inhoud|cadeau geven|reklama|udostępnij|podziel się|drukuj|zapisz
kopiuj link|komentarze|# komentarzy|skomentuj|czytaj także|czytaj też|czytaj więcej|czytaj dalej
przeczytaj także|przeczytaj też|zobacz także|zobacz też|zobacz więcej|więcej|więcej na ten temat|polecane
polecamy|najczęściej czytane|najnowsze|powiązane|powiązane artykuły|strona główna|szukaj|zaloguj się
zarejestruj się|subskrybuj|masz już konto|tylko dla subskrybentów|polityka prywatności|regulamin|o nas
posłuchaj|czas czytania # min|# min czytania|akceptuję|akceptuj wszystkie|przejdź do treści|tagi|tematy
obserwuj nas|do góry|reklama koniec|реклама|поделиться|распечатать|печать|сохранить|скопировать ссылку
комментарии|# комментариев|комментировать|обсудить|читайте также|читать также|читать далее
читать полностью|читать дальше|подробнее|смотрите также|смотреть также|ещё|еще|другие новости
новости по теме|по теме|материалы по теме|похожие новости|похожие материалы|популярное|самое читаемое
самое популярное|последние новости|главное|главная|главные новости|поиск|войти|регистрация|подписаться
подпишитесь|подписка|только для подписчиков|политика конфиденциальности|о нас|контакты|слушать
время чтения # мин|# мин чтения|время чтения|принять|принять все|теги|темы|наверх|источник|меню
реклама на сайте|редакция|пользовательское соглашение|лента новостей|поділитися|коментарі|читайте також
читати далі|детальніше|дивіться також|популярне|новини за темою|головна|пошук|увійти|підписатися|джерело
annons|dela|dela artikeln|skriv ut|spara|kommentarer|läs också|läs även|läs mer|läs vidare|mer om ämnet
mest läst|logga in|prenumerera|bli prenumerant|lyssna|lyssna på artikeln|startsida|sök|meny|taggar
till toppen|lästid # min|del artikel|del artiklen|udskriv|læs også|læs mere|læs videre|mest læste|log ind
bliv abonnent|abonnér|lyt|lyt til artiklen|forside|søg|emner|læsetid # min|annonse|del saken|lagre
les også|les mer|les videre|mest lest|logg inn|bli abonnent|lytt|forsiden|søk|mainos|jaa|jaa artikkeli
tulosta|tallenna|kommentit|lue myös|lue lisää|lue koko juttu|luetuimmat|kirjaudu|kirjaudu sisään|tilaa
kuuntele|etusivu|haku|hae|valikko|aiheet|inzerce|sdílet|tisknout|uložit|diskuse|diskuze|komentáře
čtěte také|přečtěte si také|číst dále|více|nejčtenější|přihlásit se|předplatit|hlavní stránka|hledat
štítky|související články|hirdetés|megosztás|nyomtatás|hozzászólások|olvassa el ezt is|ez is érdekelheti
kapcsolódó cikkek|bővebben|tovább|legolvasottabb|bejelentkezés|előfizetés|címlap|keresés|címkék
publicitate|distribuie|printează|comentarii|citește și|citește mai mult|vezi și|articole similare
cele mai citite|reklam|paylaş|yazdır|kaydet|yorumlar|yorum yap|ayrıca okuyun|devamını oku|ilgili haberler
çok okunanlar|son dakika|giriş yap|abone ol|ana sayfa|etiketler|dinle|διαφήμιση|κοινοποίηση|εκτύπωση
σχόλια|διαβάστε επίσης|διαβάστε περισσότερα|δείτε επίσης|σχετικά άρθρα|αρχική|إعلان|شارك|مشاركة|طباعة
تعليقات|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|المزيد|مواضيع ذات صلة|الأكثر قراءة|الرئيسية|بحث|اشتہار
یہ بھی پڑھیں|مزید پڑھیں|شیئر کریں|विज्ञापन|यह भी पढ़ें|शेयर करें|और पढ़ें|تبلیغات|بیشتر بخوانید|广告|廣告
分享|分享到|打印|收藏|评论|評論|相关新闻|相關新聞|相关阅读|延伸阅读|延伸閱讀|推荐阅读|更多|更多新闻
阅读更多|热门新闻|责任编辑|首页|首頁|搜索|登录|登入|注册|点击查看|返回顶部|上一篇|下一篇|来源|広告|シェア
シェアする|共有|印刷|コメント|関連記事|あわせて読みたい|続きを読む|もっと見る|人気記事|ランキング|トップ
ホーム|ログイン|会員登録|検索|광고|공유|공유하기|댓글|관련기사|관련 기사|더보기|인기기사|로그인|회원가입
검색|홈|인쇄|많이 본 뉴스|โฆษณา|แชร์|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง
""")
)
"""A paragraph that is one of them is furniture."""

BEGINNINGS = _parts("""
read:|more:|bildquelle:|map:|maps:|chart:|charts:|imagen:|imagen de archivo|photo d'illustration
have a news tip|keywords:|key words:|schlagworte:|stichworte:|무단 전재|alle rechte vorbehalten
our standards:|téléchargez notre|téléchargez l'app|descarga nuestra|descargue nuestra|scarica la nostra
baixe nosso|download onze app|pobierz naszą aplikację|скачайте приложение
image caption|media caption|video caption|figure caption|image source|article continues after
read more:|read more about|read more on|read more at|read more from|read more in our|read more »
read also:|read next:|related story:|see also:|see next:|also read|also see:|more on this|watch:
watch live:|watch more:|listen:|in pictures:|don't miss:|what to read next|via:|filed under|posted in
categories:|category:|photo by|photo:|photo credit|photo courtesy|picture:|pictures:|image:|images:
image credit|image source|image courtesy|credit:|file photo|photograph:|photography by|illustration by
illustration:|graphic:|ap photo|getty images|video by|already a subscriber|already subscribed
already registered|already a member|already have an account|this article is for subscribers
this story is for subscribers|this content is for subscribers|this article is reserved
this article is available to|this story is available exclusively|to continue reading|to read the rest
to read the full|continue reading with|subscribe to continue|subscribe to read|subscribe to unlock
subscribe for full|subscribe now|sign in to continue|sign in to read|log in to continue|log in to read
register to continue|register to read|start your free trial|start your subscription|you have reached your
you've reached your|you have # free|unlock this|unlock unlimited|get unlimited|get full access
enjoy unlimited|become a member|become a subscriber|become a supporter|support our journalism
support independent journalism|support quality journalism|support local journalism|if you enjoyed this
we rely on readers|we need your support|make a contribution|create a free account|create your free account
thanks for signing up|thank you for signing up|thank you for subscribing|please check your inbox
keep an eye on your inbox|there was an error|an error has occurred|an unexpected error
please enter a valid|enter your email|your email address|by signing up|by subscribing|by clicking
by submitting|by providing your|by entering your|by continuing|by using this site|you can unsubscribe
unsubscribe at any time|this site is protected by recaptcha|this website uses|our website uses
our site uses|we use cookies|we and our partners|we use your|we value your privacy
we care about your privacy|cookies help us|get the day's|get the latest|get breaking news|get daily
get the best of|get exclusive|sign up for|sign up to|sign up:|sign up here|sign up today|subscribe to
subscribe here|stay up to date|stay informed|stay on top of|start your day|delivered to your inbox
have a tip|have a story|have you been affected|got a tip|got a story|contact the author
contact the reporter|contact the writer|email the author|email the reporter|reach the reporter
reach the author|email us|e-mail us|follow me on|follow us|follow them on|follow the author|find us on
find me on|like us on|like this story|join us on|join our|download our|download the app|download now
available on the app store|click to|click here|tap here|if you buy something|we may earn|we may receive
when you buy through|this post contains affiliate|this article contains affiliate|affiliate links
as an amazon associate|shop now|this copy is for your|distribution and use of this material
for permission to reprint|to order presentation|for reprint|reproduced with permission
republished with permission|used with permission|this material may not be|this article originally appeared
this story originally appeared|this article first appeared|this story first appeared
this article was originally published|this story was originally published|this article was first published
this post originally appeared|originally published|republish this|read the original|read this next
read the full|read our|you can view|view our|see the full|see our|see all|view all|(c) #
the views expressed|the opinions expressed|opinions expressed|views expressed|the information contained
this is an opinion|about the author|print this|print article|share this|share your|share on
comment on this|comments (|# comments|# comment|join the discussion|join the debate|what do you think
tell us what|leave a comment|lesen sie auch|lesen sie mehr|lesen sie weiter|lesen sie hier|mehr zum thema
mehr dazu|mehr lesen|auch lesenswert|foto:|fotos:|bild:|bilder:|quellen:|dieser artikel ist nur für
dieser inhalt ist nur für|jetzt weiterlesen|jetzt abonnieren|jetzt testen|weiterlesen mit
sie haben bereits ein abo|bereits abonnent|wir verwenden cookies|diese website verwendet
diese seite verwendet|wir nutzen cookies|mit der nutzung|melden sie sich|abonnieren sie|folgen sie uns
folgen sie|teilen sie|lesezeit:|schlagwörter:|themen:|lire aussi|à lire aussi|lire également
à lire également|a lire aussi|lire la suite|voir aussi|à voir aussi|photo :|crédit photo|crédit :
crédits :|source :|abonnez-vous|abonnez vous|déjà abonné|il vous reste|cet article est réservé
article réservé|pour lire la suite|la suite est réservée|inscrivez-vous|suivez-nous|temps de lecture
nous utilisons des cookies|ce site utilise|en poursuivant votre navigation|en continuant
avec nos partenaires|mots-clés|tous droits réservés|lea también|lee también|lea más|leer más|lee más
le puede interesar|te puede interesar|también puede|vea también|ver también|fotografía:|crédito:|fuente:
suscríbete|suscríbase|ya eres suscriptor|ya soy suscriptor|para seguir leyendo|este artículo es
contenido exclusivo|hazte socio|utilizamos cookies|usamos cookies|este sitio utiliza|este sitio usa
esta web utiliza|esta página utiliza|al continuar|síguenos|síganos|regístrate|etiquetas:|archivado en
tiempo de lectura|todos los derechos reservados|leggi anche|leggi di più|leggi tutto|leggi qui
guarda anche|approfondisci|fonte:|credits:|abbonati|iscriviti|sei già abbonato|per continuare a leggere
contenuto riservato|questo articolo è riservato|utilizziamo i cookie|questo sito utilizza|questo sito usa
continuando la navigazione|seguici|tempo di lettura|riproduzione riservata|tag:|leia também|leia mais
leia ainda|veja também|veja mais|saiba mais|já é assinante|para continuar lendo|conteúdo exclusivo
este conteúdo é exclusivo|este site usa|este site utiliza|ao continuar|siga-nos|siga o|inscreva-se
tempo de leitura|todos os direitos reservados|lees ook|lees meer|lees verder|lees hier|bekijk ook|kijk ook
beeld:|bron:|word abonnee|al abonnee|dit artikel is alleen|verder lezen|wij gebruiken cookies
deze website gebruikt|deze site gebruikt|we gebruiken cookies|volg ons|schrijf je in|meld je aan|leestijd
alle rechten voorbehouden|czytaj też|czytaj także|czytaj również|czytaj więcej|przeczytaj też
przeczytaj także|przeczytaj również|zobacz też|zobacz także|zobacz również|polecamy:|fot.|zdjęcie:|źródło:
zapisz się|masz już konto|aby czytać dalej|ten artykuł jest|treść dostępna|używamy plików cookie
używamy cookies|ta strona używa|ta strona korzysta|strona korzysta|obserwuj nas|czas czytania
wszelkie prawa zastrzeżone|autor zdjęcia|читайте также|читать также|читайте ещё|читайте еще|читайте:
читайте на|смотрите также|смотрите:|подробнее:|фото:|фото предоставлено|источник:|иллюстрация:|подпишитесь
подписывайтесь|присоединяйтесь|уже подписаны|чтобы читать дальше|материал доступен|мы используем
этот сайт использует|сайт использует|на сайте используются|следите за|время чтения|все права защищены
теги:|темы:|хэштеги:|автор фото|читайте також|дивіться також|джерело:|підписуйтесь|підпишіться
ми використовуємо|усі права захищені|läs också|läs även|läs mer|källa:|vi använder cookies
den här webbplatsen|redan prenumerant|följ oss|læs også|læs mere|kilde:|vi bruger cookies
allerede abonnent|følg os|les også|les mer|vi bruker|følg oss|lue myös|lue lisää|kuva:|kuvat:|lähde:
käytämme evästeitä|seuraa meitä|čtěte také|přečtěte si|zdroj:|tento web používá|používáme cookies
čítajte aj|prečítajte si|olvassa el|forrás:|fotó:|weboldalunk|citește și|citeşte şi|citiți și|vezi și
sursa:|sursă:|acest site folosește|ayrıca okuyun|fotoğraf:|kaynak:|bu site|διαβάστε επίσης|δείτε επίσης
φωτογραφία:|πηγή:|اقرأ أيضا|اقرأ أيضاً|المصدر:|تصوير|یہ بھی پڑھیں|ذریعہ:|यह भी पढ़ें|इसे भी पढ़ें|फोटो:
स्रोत:|责任编辑|責任編輯|编辑：|編輯：|来源：|來源：|图片来源|圖片來源|图：|图片：|摄影|相关阅读|延伸阅读
延伸閱讀|更多阅读|版权|版權|本文来源|原标题|関連記事|写真：|写真=|出典|提供：|관련기사|사진=|사진 =|사진:
사진제공|출처|ⓒ|저작권|무단전재|기사입력|tags:|topics:|source:|sources:|quelle:|related:|see also
see more:|this site uses|send us a|send us your|partager l|follow him on|follow her on
this post may contain|contact us at|write to the|foto di |see more
""")
"""A short paragraph that begins with one of them is furniture."""

CORRECTIONS = _parts("""
corrections & clarifications|correction & clarification
correction #|corrected #|clarification #|correction and clarification|corrections and clarifications
correction:|correction,|correction (|correction –|correction —|correction -|corrections:|corrected:
corrects|clarification:|clarification,|clarification (|clarification –|clarification —|clarifications:
clarified:|editor's note|editors' note|editors note|editor note|ed. note|ed note|note to readers
note to editors|note from the editor|a note from the editor|erratum|errata|retraction:|retraction,
for the record:|amended on|amendment:|this article was amended|this article has been amended
this article was corrected|this article has been corrected|this story was corrected
this story has been corrected|this post has been corrected|this report has been corrected
this piece has been corrected|this article was updated to|this article has been updated to
this story was updated to|this story has been updated to|this report has been updated to
this report was updated to|this post has been updated to|this page has been updated to
this piece was updated to|this article was edited|this article has been edited|this article previously
this story previously|this article originally|this story originally stated|this story originally said
due to an editing error|because of an editing error|korrektur:|korrektur,|korrekturhinweis|berichtigung
richtigstellung|anm. d. red|anmerkung der redaktion|hinweis der redaktion|transparenzhinweis|correction :
rectificatif|précision :|note de la rédaction|ndlr|cet article a été modifié|cet article a été corrigé
mise à jour :|corrección:|corrección.|rectificación|fe de errores|fe de erratas|nota del editor
nota de la redacción|nota de redacción|aclaración:|este artículo ha sido corregido|correzione:
errata corrige|rettifica|nota della redazione|nota dell'editore|nota del redattore
questo articolo è stato corretto|correção:|correções:|erramos|nota da redação|nota do editor|retificação
este texto foi corrigido|esta reportagem foi corrigida|correctie|rectificatie|noot van de redactie
naschrift redactie|aanvulling:|verbetering:|dit artikel is aangepast|sprostowanie|korekta|od redakcji
przypis redakcji|poprawka:|исправление:|исправление.|исправлено:|уточнение:|уточнение.|поправка:|поправка.
от редакции|примечание редакции|виправлення:|уточнення:|від редакції|rättelse|rettelse|redaktionel note
oikaisu|korjaus:|toimituksen huomautus|oprava:|poznámka redakce|poznámka redakcie|helyesbítés
a szerkesztő megjegyzése|erată|corectură|nota redacției|düzeltme|editörün notu|editör notu|διόρθωση
σημείωση της σύνταξης|تصحيح:|تصويب|ملاحظة المحرر|تنويه:|تصحیح|ادارتی نوٹ|संपादकीय टिप्पणी|सुधार:|更正|勘误
勘誤|编者注|编者按|編者註|編者按|訂正|お詫びと訂正|편집자 주|정정합니다|바로잡습니다|정정보도
""")
"""A paragraph that begins with one of them is a note of the editors on the article."""

VERSIONS = _parts("""
this headline has been|an earlier version|a previous version|an earlier headline|a previous headline
earlier versions of this|previous versions of this|an earlier photo|in an earlier version
in a previous version|in einer früheren version|in einer ersten version|in einer vorherigen version
in einer vorigen version|une version précédente|une première version|une version antérieure
dans une version précédente|dans une première version|una versione precedente|in una versione precedente
we wcześniejszej wersji|w poprzedniej wersji|в предыдущей версии|в более ранней версии
в первоначальной версии|в ранней версии|у попередній версії|en tidigare version|i en tidigare version
en tidligere version|i en tidligere version|i en tidligere versjon|jutun aiemmassa versiossa
v předchozí verzi|v predchádzajúcej verzii|cikkünk korábbi|o versiune anterioară|una versión anterior
una versión previa|en una versión anterior|uma versão anterior|a versão anterior|in een eerdere versie
een eerdere versie
""")
"""The same, where it also names the article."""

ARTICLE_WORDS = _parts("""
article|story|report|post|piece|column|page|headline|caption|artikel|text|beitrag|meldung|bericht|texte
dépêche|artículo|noticia|texto|nota|información|articolo|notizia|testo|artigo|reportagem|notícia|artykuł
tekst|статьи|новости|материал|заметк|публикаци|текст|статті|новини|artikkel|jutun|člán|cikk
""")
"""What articles are called in such notes."""

CREDITS = frozenset(
    _parts("""
getty images|getty|reuters|ap|afp|epa|efe|pa|dpa|ansa|tass|xinhua|bloomberg|shutterstock|alamy|anadolu
imago|wireimage|filmmagic|sputnik|pti|ap photo|afp photo|epa-efe|afp via getty images|getty images/afp
zuma press|nurphoto|istock|istockphoto|unsplash|pexels|pixabay|adobe stock|depositphotos|maxppp|abaca|sipa
belga|anp|keystone|picture alliance|ritzau|ntb|scanpix|lehtikuva|ctk|čtk|tasr|mti|forum|east news
ria novosti|риа новости|тасс|интерфакс|рбк|укринформ|rex|rex features|splash|instagram|twitter|facebook
youtube|flickr|wikimedia commons|wikimedia|wikipedia|nasa|handout|courtesy|archive|archivo|archiv
the guardian|the associated press|associated press|the canadian press|aap|yonhap|kyodo|jiji|al jazeera
usa today|new york times|the new york times|washington post|press association|pa wire|pa media|epa/efe
file photo|courtesy photo|pap|lusa|apa|sda|ats|tt|hina|interfax|ria|agencies|agenturen|agencias|agenzie
""")
)
"""Who pictures are from."""

SECTIONS = frozenset(
    _parts("""
world|world news|news|local|local news|national|international|politics|us politics|uk politics|business
economy|finance|money|markets|tech|technology|science|health|environment|climate|education|crime|law
courts|sport|sports|football|soccer|opinion|comment|editorial|analysis|culture|arts|entertainment
lifestyle|life|travel|food|style|fashion|media|society|religion|weather|europe|asia|africa|americas
middle east|us news|uk news|u.s.|u.k.|us|uk|breaking news|exclusive|investigation|special report|explainer
fact check|live|feature|features|region|regional|finanzen|actualité|actualités|fútbol|calcio|fußball
home|news & features|crime & courts|business news|top news|uk politics
politik|wirtschaft|kultur|panorama|wissen|wissenschaft
ausland|inland|gesellschaft|lokales|regionales|meinung|kommentar|nachrichten|vermischtes|monde|politique
économie|société|faits divers|opinions|sciences|santé|planète|mundo|internacional|nacional|política
economía|sociedad|deportes|cultura|sucesos|opinión|ciencia|salud|mondo|esteri|cronaca|cronache|politica
economia|società|scienze|salute|brasil|esporte|esportes|cotidiano|saúde|ciência|opinião|nieuws|buitenland
binnenland|economie|samenleving|wetenschap|cultuur|świat|kraj|polska|gospodarka|społeczeństwo|kultura
nauka|opinie|wiadomości|мир|политика|общество|экономика|происшествия|новости|культура|спорт|наука|в мире
світ|політика|суспільство|економіка|новини|nyheter|nyheder|världen|ekonomi|udland|indland|verden|utenriks
innenriks|uutiset|ulkomaat|kotimaa|talous|svět|domov|svet|domáce|világ|belföld|külföld|lume|actualitate
dünya|gündem|κόσμος|πολιτική|οικονομία|国际|国内|社会|财经|体育|國際|社會|国際|政治|経済|국제|사회|정치
경제|عالم|سياسة|اقتصاد
""")
)
"""Names of sections, as they stand above headlines."""
