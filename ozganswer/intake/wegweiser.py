"""Lines that say what comes next in a paper: headings, greetings, introductions, signatures."""

import re

_BEGRUENDUNG = (
    "Sachverhalt|Sachdarstellung|Sachstand|Begründung|Erläuterung(?:en)?|Hintergrund|Einordnung"
    "|Vorbemerkung(?:en)?|Ausgangslage|Kontext|Anlass|Einleitung"
    "|(?:Anfrage|Frage)?[Tt]ext|(?:Text|Wortlaut) der Anfrage"
)
BEGRUENDUNG = re.compile(
    rf"(?:Zur |Kurze )?(?:{_BEGRUENDUNG})"
    rf"(?: ?(?:/|,|-|–|und) ?(?:{_BEGRUENDUNG}))*"
    r"(?: (?:der|zur|zum|des) \w+)?(?P<rest> ?:.*| ?\.| ?)$"
)
_GLIEDERUNG = re.compile(
    rf"(?:[IVX]{{1,4}}|[A-D]|\d)[.)] (?=(?:{_BEGRUENDUNG}|Frage(?:n|stellung|stellungen)) ?:?$)"
)
"""What counts the sections of a paper, and none of its questions: `II. Fragen`."""

FRAGENKOPF = re.compile(
    r"(?:(?:Unsere|Die|Meine|Folgende|Konkrete) )?"
    r"(?:Frage(?:n|stellung|stellungen|nkatalog)?)"
    r"(?: an (?:den|die|das) [^?.]{3,60})? ?:?",
    re.IGNORECASE,
)
ANREDE = re.compile(
    r"(?:Sehr geehrte|Guten Tag|Werte[r]? |Liebe[rn]? |Hallo|Verehrte)", re.IGNORECASE
)
_GRUSS = r"Gr(?:uß|üße|üßen|uss|üsse|üssen)"
UNTERSCHRIFT = re.compile(
    r"(?:(?:elektronisch |digital )?(?:unterschrieben|(?:unter|ge)zeichnet)(?: (?:von|durch))? ?:?"
    r"|gez\. ?:?|gez\.? ?:? .{3,80}|Unterzeichn(?:ende?r?|er(?:in|innen)?) ?:?"
    rf"|(?:Mit |Viele |Beste )?(?:\w+ (?:und \w+ )?){{0,3}}{_GRUSS}\b.{{0,40}}"
    rf"|Hochachtungsvoll,?|MfG,?"
    r"|Unterschrift(?:en)? ?:?|i\. ?A\. .{3,60}"
    r"|Für die (?:\w+-)?(?:Fraktion|Gruppe)(?:[^:]{0,40}:.{0,60})?)",
    re.IGNORECASE,
)
ZEICHNUNG = re.compile(
    r"(?:(?:elektronisch |digital )?(?:unterschrieben|(?:unter|ge)zeichnet)(?: (?:von|durch))? ?:?"
    r"|gez\.? ?:?"
    r"|Unterzeichn(?:ende?r?|er(?:in|innen)?) ?:?"
    rf"|Unterschrift(?:en)? ?:?|(?:Mit |Viele |Beste )?(?:\w+ (?:und \w+ )?){{0,3}}{_GRUSS},?"
    r"|Hochachtungsvoll,?|MfG,?|Für die (?:\w+-)?(?:Fraktion|Gruppe)(?:[^:]{0,40}:)?)(?: |$)",
    re.IGNORECASE,
)
"""What stands before a name that signs, on its line or above it."""

ANTWORT = re.compile(
    r"(?:\d\. )?(?:Die |Mündliche |Schriftliche )?"
    r"(?:Antwort|Beantwortung|Stellungnahme|ANTWORT|BEANTWORTUNG|STELLUNGNAHME)"
    r"(?:(?: (?:der|des|von|zur?|zum|auf|durch|vom) [^?]{2,90})|(?: ?: ?.*))?",
)
BEANTWORTET = re.compile(
    r"(?!.*\bbitte)(?=.*\b(?:wie folgt|folgendes|folgendermaßen|hierzu|dazu)\b)"
    r".*\b(?:beantwortet?|antwortet?|nehmen?|nimmt|teil(?:e|en|t))\b.*:",
    re.IGNORECASE,
)
"""A sentence behind which a reply begins: `Die Verwaltung beantwortet die Anfrage wie folgt:`."""

MITSCHRIFT = re.compile(
    r"(?:Notizen|Auszug aus (?:der|dem)|Protokoll(?:notiz|auszug)?|Niederschrift"
    r"|Wortprotokoll)\b.{0,100}",
    re.IGNORECASE,
)
ANLAGE = re.compile(
    r"(?:Anlagen?|Anhang|Anhänge)(?: ?\d{1,2})?(?: ?:.*| ?)|Anlagen? \d{1,2}\b.*", re.IGNORECASE
)
SCHLUSS = re.compile(
    r"(?:Um (?:eine )?(?:baldige |zeitnahe )?(?:schriftliche|mündliche|fristgerechte"
    r"|Beantwortung|Antwort).*gebeten"
    r"|(?:Wir|Ich) (?:bitte|bitten) (?:Sie )?(?:daher |darum "
    r"|hiermit )?um (?:eine )?(?:\w+ )*(?:Beantwortung|Antwort|Rückmeldung)\b"
    r"|(?:Wir|Ich) (?:danke|danken|bedanken?)\b|Vielen Dank|Besten Dank|Herzlichen Dank"
    r"|Für (?:die|eine|Ihre) .*\bdank|Danke\b"
    r"|(?:Eine )?(?:schriftliche|mündliche) (?:Beantwortung|Antwort) (?:ist|wird)\b)",
    re.IGNORECASE,
)
TITEL = re.compile(
    r"(?:(?:Kleine|Große|Schriftliche|Mündliche|Dringliche|Öffentliche|Aktuelle|Gemeinsame"
    r"|Interfraktionelle|Fraktionsübergreifende|Einfache) )*"
    r"(?P<art>(?:Rats|Stadtrats|Kreistags|Gemeinderats|Einwohner|Bürger|Informations"
    r"|Dringlichkeits|Verwaltungs|Berichts)?anfrage)n?",
    re.IGNORECASE,
)
"""The title of an Anfrage, at the beginning of a line."""

EINLEITUNG = re.compile(
    r"\b(?:frag(?:e|en|t)|bitte[nt]?|wissen|Auskunft|Anfrage|Fragen?|beantworten|Beantwortung"
    r"|erkundig\w+|Antwort|möge\w*|mitteilen|mitzuteilen|erläutert?|berichtet|darzulegen)\b",
    re.IGNORECASE,
)
FRAGEWORT = re.compile(
    r"(?:Wie|Was|Wer|Wen|Wem|Wessen|Wo|Woher|Wohin|Wofür|Womit|Wodurch|Woran|Worauf|Wozu|Wann"
    r"|Warum|Wieso|Weshalb|Welch\w*"
    r"|Inwie\w+|Ob"
    r"|(?:Auf|An|Aus|Bei|Bis|Durch|Für|Gegen|In|Mit|Nach|Seit|Über|Um|Unter|Von|Vor|Zu|Ab)"
    r"(?: \w+)? (?:welch\w*|we[mnr]|wann|wie\w*|was|wo\w*|wessen)"
    r"|Ist|Sind|War|Waren|Wird|Werden|Wurden?|Hat|Haben|Gibt|Gab|Kann|Können|Könnte\w*|Soll\w*"
    r"|Will|Wollen|Muss|Müssen|Darf|Dürfen"
    r"|Besteht|Bestehen|Liegt|Liegen|Plant|Sieht|Hält|Teilt|Trifft|Stimmt|Kommt|Kam|Findet"
    r"|Existier\w+|Verfügt|Nutzt|Verwende[nt]"
    r"|Stellt|Reicht|Arbeitet|Falls|Sofern|Wenn|Bitte|Wir bitten|Ich bitte|Die Verwaltung"
    r"|Der Oberbürgermeister|Die Oberbürgermeisterin)\b",
    re.IGNORECASE,
)
WEITER = re.compile(
    r"\(?(?:Falls|Wenn|Sofern|Und |Bitte|Wie |Was |Welche|Warum|Bis wann|Ggf\.|Gegebenenfalls)",
    re.IGNORECASE,
)
"""How a paragraph begins that still belongs to the question above it."""

BEDINGT = re.compile(r"\(?(?:Falls|Wenn|Sofern|Und|Ggf\.|Gegebenenfalls)\b", re.IGNORECASE)
"""How a sentence begins that cannot stand without the question above it."""

_SATZENDE = re.compile(r"[.?!:;…][)“”\"'»«]*$|[)“”]$")
_ABKUERZUNG = re.compile(
    r"(?:^|[\s(])(?:[A-Za-zÄÖÜäöü]|bzw|ca|vgl|Nr|Abs|Art|Str|Dr|Prof|inkl|ggf|max|min|sog|evtl"
    r"|Tel|Buchst|lfd|gem)\.$"
)


TITELWOERTER = 8
"""Most words of a heading."""
KURZ = 3
"""Most words of a heading with a colon; more are the beginning of a sentence."""


def ohne_gliederung(text: str) -> str:
    """Drop the number before the heading of a section."""
    return _GLIEDERUNG.sub("", text)


def ist_zu(text: str) -> bool:
    """Tell whether a line ends where a sentence can end."""
    return bool(_SATZENDE.search(text)) and not _ABKUERZUNG.search(text)


def begruendung(text: str) -> bool:
    """Tell whether a line is the heading of the reasons, alone or with their first words."""
    return bool(BEGRUENDUNG.match(text))


def ist_grenze(text: str) -> bool:
    """Tell whether no question goes on behind this line."""
    return (
        begruendung(text)
        or any(m.fullmatch(text) for m in (UNTERSCHRIFT, FRAGENKOPF, ANLAGE))
        or bool(SCHLUSS.match(text) or ANREDE.match(text))
        or ist_antwortkopf(text)
    )


def ist_antwortkopf(text: str) -> bool:
    """Tell whether a line is the heading of a reply or of minutes."""
    if len(text) > 110 or text.endswith("?"):
        return False
    if MITSCHRIFT.fullmatch(text) or BEANTWORTET.fullmatch(text):
        return True
    return bool(ANTWORT.fullmatch(text)) and not text.endswith(".")


def ist_titel(text: str) -> bool:
    """Tell whether a text is a few words that are no sentence: `Fragen zur Nachfrage`."""
    woerter = text.split()
    if text.endswith(":"):
        return len(woerter) <= KURZ
    return len(woerter) <= TITELWOERTER and bool(re.search(r"[\w)“]$", text)) and "?" not in text


def ist_frageartig(text: str) -> bool:
    """Tell whether a text asks or demands something."""
    return "?" in text or bool(FRAGEWORT.match(text))
