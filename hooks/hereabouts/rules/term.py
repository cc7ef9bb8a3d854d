"""Every word from a vocabulary stands in that vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hereabouts.context import Context
from hereabouts.rules.finding import Finding
from hereabouts.rules.nearest import suggest_term
from hereabouts.rules.walk import join, terms_in, venues_in
from hereabouts.source import Source
from hereabouts.vocabulary import Vocabulary


def interests_are_listed(source: Source, context: Context) -> Iterator[Finding]:
    """Interests come from interests.yml."""
    slugs = source.data["interests"]
    yield from _unlisted("Interest", slugs, "interests", context.vocabularies["interests"])


def kind_is_listed(source: Source, context: Context) -> Iterator[Finding]:
    """The kind comes from kinds.yml."""
    yield from _unlisted_word("Kind", source.data["kind"], "kind", context.vocabularies["kinds"])


def areas_are_listed(source: Source, context: Context) -> Iterator[Finding]:
    """Areas served, and the areas of venues and of urgent help, come from areas.yml."""
    areas = context.vocabularies["areas"]
    yield from _unlisted("Area", source.data.get("areas", ()), "areas", areas)
    for field, venue in venues_in(source):
        if "area" in venue:
            yield from _unlisted_word("Area", venue["area"], join(field, "area"), areas)


def folder_is_an_area(source: Source, context: Context) -> Iterator[Finding]:
    """The folder a listing lies in is named like an area."""
    areas = context.vocabularies["areas"]
    if source.area and source.area not in areas:
        hint = suggest_term(source.area, areas)
        yield Finding("", f"Folder {source.area} is not in the list of areas. {hint} Move the file there.")


def access_is_listed(source: Source, context: Context) -> Iterator[Finding]:
    """Access facts, of a listing, a place or a venue, are named as in access.yml."""
    access = context.vocabularies["access"]
    for field, holder in _access_holders(source):
        for slug in holder:
            if slug not in access.terms:
                yield Finding(join(field, slug), _say("Access", slug, access))


def who_for_is_listed(source: Source, context: Context) -> Iterator[Finding]:
    """The groups it is for come from who-for.yml."""
    groups = source.data.get("who-for", {}).get("groups", ())
    yield from _unlisted("Group", groups, "who-for.groups", context.vocabularies["who-for"])


def languages_are_listed(source: Source, context: Context) -> Iterator[Finding]:
    """Languages come from languages.yml."""
    slugs = source.data.get("languages", ())
    yield from _unlisted("Language", slugs, "languages", context.vocabularies["languages"])


def reduced_for_is_listed(source: Source, context: Context) -> Iterator[Finding]:
    """Those who pay less are named as in reduced-for.yml, in listings and in schemes."""
    groups = context.vocabularies["reduced-for"]
    yield from _unlisted("Reduced price for", source.data.get("for", ()), "for", groups)
    for index, row in enumerate(source.data.get("cost", {}).get("reduced", ())):
        field = f"cost.reduced.{index}.for"
        yield from _unlisted("Reduced price for", row.get("for", ()), field, groups)


def joining_is_listed(source: Source, context: Context) -> Iterator[Finding]:
    """The way to join comes from joining.yml."""
    how = source.data["joining"]["how"]
    yield from _unlisted_word("How to join", how, "joining.how", context.vocabularies["joining"])


def to_do_is_listed(source: Source, context: Context) -> Iterator[Finding]:
    """Things you can do there come from to-do.yml."""
    slugs = source.data.get("to-do-there", ())
    title = "Thing you can do there"
    yield from _unlisted(title, slugs, "to-do-there", context.vocabularies["to-do"])


def good_for_is_listed(source: Source, context: Context) -> Iterator[Finding]:
    """What it is good for comes from good-for.yml."""
    slugs = source.data.get("good-for", ())
    yield from _unlisted("Good for", slugs, "good-for", context.vocabularies["good-for"])


def work_help_is_listed(source: Source, context: Context) -> Iterator[Finding]:
    """Help with work comes from work-help.yml."""
    slugs = source.data.get("work-help", ())
    yield from _unlisted("Help with work", slugs, "work-help", context.vocabularies["work-help"])


def advice_help_is_listed(source: Source, context: Context) -> Iterator[Finding]:
    """Advice comes from advice-help.yml."""
    slugs = source.data.get("advice-help", ())
    yield from _unlisted("Advice", slugs, "advice-help", context.vocabularies["advice-help"])


def help_areas_are_listed(source: Source, context: Context) -> Iterator[Finding]:
    """Urgent help for some areas only names them as areas.yml does."""
    for index, entry in enumerate(source.data["entries"]):
        field = f"entries.{index}.areas"
        yield from _unlisted("Area", entry.get("areas", ()), field, context.vocabularies["areas"])


def next_door_is_listed(source: Source, context: Context) -> Iterator[Finding]:
    """Neighbouring interests, and what is only offered where asked for, come from interests.yml and kinds.yml."""
    interests, kinds = context.vocabularies["interests"], context.vocabularies["kinds"]
    asked = source.data.get("only-if-asked", {})
    yield from _unlisted("Interest", asked.get("interests", ()), "only-if-asked.interests", interests)
    yield from _unlisted("Kind", asked.get("kinds", ()), "only-if-asked.kinds", kinds)
    for slug, row in source.data["interests"].items():
        yield from _unlisted_word("Interest", slug, f"interests.{slug}", interests)
        for way, doors in row.items():
            for index, door in enumerate(doors):
                field = f"interests.{slug}.{way}.{index}.term"
                yield from _unlisted_word("Interest", door["term"], field, interests)


def term_is_listed_once(source: Source, context: Context) -> Iterator[Finding]:
    """A vocabulary holds each short name once, narrower terms included."""
    seen: dict[str, str] = {}
    for field, term in terms_in(source):
        slug = term["slug"]
        if slug in seen:
            said = f"Short name {slug} stands here twice, first for {seen[slug]}."
            yield Finding(f"{field}.slug", f"{said} Give one of the two another.")
        seen.setdefault(slug, term["label"])


def _access_holders(source: Source) -> Iterator[tuple[str, Iterable[str]]]:
    if source.kind == "listing":
        yield "access", source.data.get("access", ())
        for index, row in enumerate(source.data.get("where", ())):
            if "access" in row:
                yield f"where.{index}.access", row["access"]
    for field, venue in venues_in(source):
        yield join(field, "access"), venue.get("access", ())


def _unlisted(title: str, slugs: Iterable[str], field: str, vocabulary: Vocabulary) -> Iterator[Finding]:
    for index, slug in enumerate(slugs):
        if slug not in vocabulary.terms:
            yield Finding(f"{field}.{index}", _say(title, slug, vocabulary))


def _unlisted_word(title: str, slug: str, field: str, vocabulary: Vocabulary) -> Iterator[Finding]:
    if slug not in vocabulary.terms:
        yield Finding(field, _say(title, slug, vocabulary))


def _say(title: str, slug: str, vocabulary: Vocabulary) -> str:
    return f"{title} {slug} is not in the list. {suggest_term(slug, vocabulary)}"
