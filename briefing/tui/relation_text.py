"""What other claims of the story say of a claim, as blocks below it: the same, against it, or a later word."""

from textual.content import Content

from briefing.digest.wording import origin_name, origin_reason
from briefing.stories.origins import Origin
from briefing.tui import chains, dates, present
from briefing.tui.present import Ink
from briefing.tui.relations import Other, Related
from briefing.tui.statements import Statement
from briefing.tui.widgets.blocks import Block

SAME, AGAINST, LATER = "≡", "≠", "↻"

_INKS = (Ink.QUIET, Ink.STRONG)  # of one that is not chosen, and of the chosen one


def standing(related: Related) -> tuple[present.Part, ...]:
    """Return in words how many origins say a claim, and how many claims contradict it or are a later word."""
    disputes = len(related.disputes)
    later = sum(other.later for other in related.others)
    count = len(related.origins)
    told: list[present.Part] = []
    if count:
        same = f"{SAME} {count} origins" if count > 1 else f"{SAME} 1 origin, printed by several"
        told.append((same, Ink.ACCENT if count > 1 else Ink.QUIET))
    if disputes:
        told.append((f"{AGAINST} disputed", Ink.ALERT))
    if later:
        told.append((f"{LATER} corrected later", Ink.QUIET))
    if related.fresh:
        told.append(("since you read it", Ink.ACCENT))
    return tuple(told)


def other_block(statement: Statement, stop: int, indent: int) -> Block:
    """Return a block for what another claim says; its lead tells whether it agrees."""
    other = statement.other
    if other is None:
        raise ValueError("a block for what others say needs one of them")
    sign, ink = _sign(other)
    plain, strong = (present.lines([present.line((f"“{other.text}”", ink)), _below(other)]) for ink in _INKS)
    return Block(plain, present.line((f"  {sign}", ink)), indent + 2, stop, strong)


def origin_in_words(origin: Origin) -> str:
    """Return an origin with how many entries are behind it, and why they are one."""
    why = origin_reason(len(origin.entries), origin.reason)
    return f"{origin_name(origin.outlet)} ({why})" if why else origin_name(origin.outlet)


def _sign(other: Other) -> tuple[str, Ink]:
    if other.agrees:
        return SAME, Ink.ACCENT
    return (LATER, Ink.QUIET) if other.later else (AGAINST, Ink.ALERT)


def _below(other: Other) -> Content:
    """Say how it stands to the claim, who says it, and where."""
    if other.agrees:
        how = f"the same, from {origin_in_words(other.origin)}" if other.origin else "the same"
    else:
        how = f"{'later word' if other.later else 'disputed'}, {other.kind}: {other.why}"
    who = "the headline" if other.headline else chains.chain(other.claim)
    day = dates.spoken(other.entry.published) if other.entry.published else "undated"
    return present.separated([(how, _sign(other)[1]), who, (day, Ink.QUIET), (other.entry.headline, Ink.FAINT)])
