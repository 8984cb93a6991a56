"""How Word documents call their styles: the names that are looked for, German and English.

In the file Word writes its own styles in English, whatever language it shows; other programs and
hands write them in German.
"""

from collections.abc import Iterable, Iterator, Mapping

NAMEN: Mapping[str, tuple[str, ...]] = {
    "Text": ("Text", "Brieftext", "Fließtext", "Textkörper", "Standard"),
    "Briefkopf": ("Briefkopf",),
    "Hinweis": ("Hinweis",),
    "Absenderzeile": ("Absenderzeile", "Absender", "Umschlagabsenderadresse"),
    "Zusatz": ("Zusatz", "Zusatzvermerk"),
    "Anschrift": ("Anschrift", "Empfänger", "Umschlagadresse"),
    "Informationsblock": ("Informationsblock", "Infoblock"),
    "Betreff": ("Betreff", "Betreffzeile", "Subject"),
    "Salutation": ("Anrede",),
    "Frage": ("Frage", "Question"),
    "Fragenpunkt": ("Frage Aufzählung",),
    "Heading1": ("Überschrift 1",),
    "Heading2": ("Überschrift 2",),
    "Heading3": ("Überschrift 3",),
    "Aufzaehlung": ("Aufzählung", "Aufzählungszeichen"),
    "Nummerierung": ("Nummerierung", "Listennummer"),
    "Tabellentext": ("Tabellentext", "Tabelleninhalt"),
    "Tabellenkopf": ("Tabellenkopf", "Tabellenüberschrift"),
    "Anmerkung": ("Anmerkung",),
    "Closing": ("Grußformel",),
    "Signature": ("Unterschrift",),
    "Anlagen": ("Anlagen", "Anlage", "Anlagenvermerk"),
    "Verteiler": ("Verteiler",),
    "Anlagentitel": ("Anlagentitel",),
    "Brieffuss": ("Brieffuß",),
    "Vermerk": ("Vermerk",),
    "Header": ("Kopfzeile",),
    "Footer": ("Fußzeile",),
}
"""Names for each of our styles, by its id; the first that the document has is taken."""

ENGLISCH: Mapping[str, str] = {
    "Standard": "Normal",
    "Textkörper": "Body Text",
    "Anrede": "Salutation",
    "Grußformel": "Closing",
    "Unterschrift": "Signature",
    "Überschrift 1": "heading 1",
    "Überschrift 2": "heading 2",
    "Überschrift 3": "heading 3",
    "Aufzählungszeichen": "List Bullet",
    "Listennummer": "List Number",
    "Kopfzeile": "header",
    "Fußzeile": "footer",
    "Umschlagadresse": "envelope address",
    "Umschlagabsenderadresse": "envelope return",
}
"""What a file calls the styles that Word has itself, by what a German Word shows."""


def find_name(wanted: Iterable[str], known: Mapping[str, str]) -> str | None:
    """Find the first wanted name among known ones, which are given in small letters."""
    return next((known[name] for name in _spellings(wanted) if name in known), None)


def _spellings(wanted: Iterable[str]) -> Iterator[str]:
    for name in wanted:
        yield name.casefold()
        if name in ENGLISCH:
            yield ENGLISCH[name].casefold()
