"""A second reader as a judge: it is asked about what the engine is unsure of, a row at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsreader.compare.judge import Opinion, Question
from newsreader.model import Match, Verdict
from newsreader.model.comparison import SECOND_READER
from newsreader.records import dataclass
from newsreader.second_reader.client import Limits, Unacceptable, Unwanted, post
from newsreader.second_reader.endpoint import Refusal, endpoint
from newsreader.second_reader.forms import FORMS, Asked, asked
from newsreader.second_reader.kept_answers import KeptAnswers, key_of
from newsreader.settings.config import SecondReaderSettings
from newsreader.text.terminal import printable

GIVE_UP = 3
"""Questions in a row that failed, from which on no more are asked."""
GIVE_UP_ON_WORDS = 10
"""Answers in a row that are none, from which on no more are asked."""
_SAVE_EVERY = 5
"""Answers."""
_AROUND = 1
"""Sentences before and behind one that may carry the claim that are sent with it."""
_GAP = " … "


@dataclass(slots=True)
class Counts:
    """What has come of the questions of a story; those that need no asking are in none but `rows`."""

    rows: int = 0
    """That the engine is unsure of."""
    done: int = 0
    kept: int = 0
    """Answered before."""
    answered: int = 0
    without: int = 0
    """That have no answer: the engine's verdict stands."""


class SecondReader:
    """A model behind an endpoint; a `Judge` of one story at a time. It may be used in one thread only.

    It never raises for what the server does: where there is no answer, the engine's verdict stands, and
    `trouble` says why.
    """

    def __init__(
        self,
        settings: SecondReaderSettings,
        kept: KeptAnswers | None = None,
        may_go_on: Callable[[], bool] = lambda: True,
    ) -> None:
        """`kept` are the user's own answers unless given. Raises Refusal for settings that name no model
        or no endpoint that may be asked."""
        if not settings.url:
            raise Refusal("no second reader is named: --second-reader URL, or second_reader in the settings")
        if not settings.model:
            raise Refusal(
                "the model is not named: --model NAME, or model below second_reader in the settings"
            )
        self.endpoint = endpoint(settings.url, allow_remote=settings.allow_remote)
        self.model = settings.model
        self.form = FORMS[settings.form]
        self.counts = Counts()
        """Of the story that is being read, or was last."""
        self.trouble = ""
        """Why answers are missing, in a line; empty: none is."""
        self.stopped = False
        self._kept = kept if kept is not None else KeptAnswers.of_user()
        self._may_go_on = may_go_on
        self._limits = Limits(seconds=settings.seconds)
        self._constrained = self.form.schema is not None
        self._failed = 0
        self._wordless = 0
        self._gave_up = False

    @property
    def name(self) -> str:
        return f"{SECOND_READER}{printable(self.model)}"

    @property
    def in_words(self) -> str:
        """How far it is."""
        return f"{self.name}: {self.counts.done} of {self.counts.rows} unsure rows"

    def begin(self) -> None:
        """Another story follows, perhaps one without questions: forget what came of the last one."""
        self.counts, self.trouble = Counts(), ""

    def judge(self, questions: Sequence[Question]) -> list[Opinion | None]:
        """An opinion on every question that there is an answer to.

        Of a verdict that it overrules nothing is known of how likely it is: at most what the engine leaves.
        """
        self.begin()
        self.counts.rows = len(questions)
        opinions = []
        try:
            for question in questions:
                opinions.append(self._opinion(question))
                self.counts.done += 1
                if self.counts.answered % _SAVE_EVERY == _SAVE_EVERY - 1:
                    self._kept.save()
        finally:
            self._kept.save()
        return opinions

    def _opinion(self, question: Question) -> Opinion | None:
        before = question.opinion
        places = _places(question)
        if before is None or not places:
            return None
        label = self._label(asked(question.text, _passage(question, places)))
        if label is None:
            self.counts.without += 1
            return None
        verdict = self.form.verdict(label, before.verdict)
        if verdict is None:
            return None
        if verdict is before.verdict:
            return before._replace(why=(f"{self.name} agrees", *before.why))
        said = f"{self.name} overrules the program, which says {before.verdict}"
        told = verdict is not Verdict.OMITTED
        return Opinion(
            verdict,
            min(before.confidence, round(1 - before.confidence, 4)),
            (before.matches or places[:1]) if told else (),
            before.partial and told,
            (said, *(before.why if told and before.matches else ())),
        )

    def _label(self, question: Asked) -> str | None:
        """What is answered to a question, now or before; None where nothing is."""
        key = key_of(self.form.name, self.model, question)
        kept = self._kept.find(key)
        if kept in self.form.labels:
            self.counts.kept += 1
            return kept
        if self._gave_up or self.stopped:
            return None
        try:
            label = self.form.label(self._answer(question))
        except Unwanted:
            self.stopped = True
            self.trouble = f"{self.name} was stopped; what it has answered is kept"
            return None
        except Refusal as error:
            self._failed += 1
            self._say(str(error), self._failed >= GIVE_UP)
            return None
        self._failed = 0
        if label is None:
            self._wordless += 1
            expected = " or ".join(self.form.labels)
            self._say(f"has answered something else than {expected}", self._wordless >= GIVE_UP_ON_WORDS)
            return None
        self._wordless = 0
        self._kept.keep(key, label)
        self.counts.answered += 1
        return label

    def _answer(self, question: Asked) -> object:
        """Raises Refusal, Unwanted."""
        if not self._may_go_on():
            raise Unwanted
        body = self.form.request(self.model, question, constrained=self._constrained)
        try:
            return post(self.endpoint, body, self._limits, self._may_go_on)
        except Unacceptable:
            if not self._constrained:
                raise
        plain = self.form.request(self.model, question, constrained=False)
        answer = post(self.endpoint, plain, self._limits, self._may_go_on)
        self._constrained = False  # this server holds no model to a schema
        return answer

    def _say(self, cause: str, is_enough: bool) -> None:
        self._gave_up = is_enough
        rest = "no more is asked, and the program's verdicts stand" if is_enough else ""
        here = "the program's verdict stands where it has no answer"
        self.trouble = f"{self.name} at {self.endpoint.in_words} {cause}; {rest or here}"


def _places(question: Question) -> tuple[Match, ...]:
    """The sentences of the other version that may carry a claim, the likeliest first."""
    matches = question.opinion.matches if question.opinion is not None else ()
    found = {match.sentence: match for match in (*matches, *question.candidates)}
    twin = question.alignment.features.twin
    return tuple(match for match in found.values() if (question.other, match.sentence) in twin)


def _passage(question: Question, places: Sequence[Match]) -> str:
    """These sentences with those around them, in the order of the article."""
    article = question.story.versions[question.other]
    wanted = sorted(
        {
            sentence
            for match in places
            for sentence in range(match.sentence - _AROUND, match.sentence + _AROUND + 1)
            if 0 <= sentence < len(article.sentences) and article.sentences[sentence].role.makes_claims
        }
    )
    parts: list[str] = []
    for before, sentence in zip([-2, *wanted], wanted, strict=False):
        if before >= 0:
            together = sentence == before + 1 and (
                article.sentences[before].role is article.sentences[sentence].role
            )
            parts.append(" " if together else _GAP)
        parts.append(article.sentence_text(sentence))
    return "".join(parts)
