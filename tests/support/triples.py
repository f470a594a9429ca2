"""JSON-LD as a graph of triples, without a network: contexts are given here, with the terms that are used.

The terms of Web Annotations are those of the W3C's vocabulary (https://www.w3.org/TR/annotation-vocab/), as
its context maps them; only what the tests write is in it.
"""

from __future__ import annotations

from typing import Any

from pyld import jsonld

ANNO = "http://www.w3.org/ns/anno.jsonld"
OA = "http://www.w3.org/ns/oa#"
_RESOURCES = """body target source=hasSource selector=hasSelector purpose=hasPurpose motivation=motivatedBy
scope=hasScope state=hasState refinedBy startSelector=hasStartSelector endSelector=hasEndSelector via
canonical styleClass bodyValue exact prefix suffix start end""".split()
_LITERALS = {"bodyValue", "exact", "prefix", "suffix", "start", "end", "styleClass"}
_HAS = {"body": "hasBody", "target": "hasTarget"}
_MOTIVATIONS = """assessing bookmarking classifying commenting describing editing highlighting identifying
linking moderating questioning replying tagging""".split()
_CLASSES = """Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector FragmentSelector
Choice Composite List Independents""".split()


def _context() -> dict[str, Any]:
    terms: dict[str, Any] = {
        "id": "@id",
        "type": "@type",
        "oa": OA,
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    }
    for word in _RESOURCES:
        name, _, property = word.partition("=")
        iri = OA + (property or _HAS.get(name, name))
        kind = (
            {} if name in _LITERALS else {"@type": "@vocab" if name in ("motivation", "purpose") else "@id"}
        )
        terms[name] = {"@id": iri, **kind}
    terms |= {name: OA + name for name in (*_MOTIVATIONS, *_CLASSES)}
    dc, terms_dc, schema, activity = (
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/dc/terms/",
        "http://schema.org/",
        "http://www.w3.org/ns/activitystreams#",
    )
    time = "http://www.w3.org/2001/XMLSchema#dateTime"
    terms |= {
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "format": dc + "format",
        "language": dc + "language",
        "creator": {"@id": terms_dc + "creator", "@type": "@id"},
        "created": {"@id": terms_dc + "created", "@type": time},
        "modified": {"@id": terms_dc + "modified", "@type": time},
        "rights": {"@id": terms_dc + "rights", "@type": "@id"},
        "conformsTo": {"@id": terms_dc + "conformsTo", "@type": "@id"},
        "generator": {"@id": activity + "generator", "@type": "@id"},
        "generated": {"@id": terms_dc + "issued", "@type": time},
        "audience": {"@id": schema + "audience", "@type": "@id"},
        "items": {"@id": activity + "items", "@type": "@id", "@container": "@list"},
        "first": {"@id": activity + "first", "@type": "@id"},
        "last": {"@id": activity + "last", "@type": "@id"},
        "partOf": {"@id": activity + "partOf", "@type": "@id"},
        "startIndex": activity + "startIndex",
        "total": activity + "totalItems",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "name": "http://xmlns.com/foaf/0.1/name",
        "nickname": "http://xmlns.com/foaf/0.1/nick",
        "email": "http://xmlns.com/foaf/0.1/mbox",
        "Person": "http://xmlns.com/foaf/0.1/Person",
        "Software": activity + "Application",
        "AnnotationCollection": activity + "OrderedCollection",
        "AnnotationPage": activity + "OrderedCollectionPage",
    }
    return {"@context": terms}


def _load(url: str, _options: Any) -> dict[str, Any]:
    if url != ANNO:
        raise AssertionError(f"no test reads {url}")
    return {
        "contextUrl": None,
        "documentUrl": url,
        "contentType": "application/ld+json",
        "document": _context(),
    }


def triples(document: dict[str, Any]) -> frozenset[str]:
    """The triples of a document, one line of N-Quads each, blank nodes named by what they say (RDFC-1.0)."""
    options = {"format": "application/n-quads", "documentLoader": _load}
    lines = jsonld.normalize(document, options)
    return frozenset(str(lines).splitlines())
