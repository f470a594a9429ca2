"""`newsreader survey`: a whole archive, grouped into stories, compared, and told in tables."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsreader.cli.command import Choices, Command, add_encoding, add_jobs
from newsreader.cli.output import USAGE_ERROR, counted, fail, say, show
from newsreader.cli.progress import in_time, progress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsreader.survey.surveying import Survey
    from newsreader.survey.workplace import Workplace


def add_survey(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "survey",
        run_survey,
        "group a whole archive into stories, compare each, and write tables of them",
        examples=(
            "newsreader survey --jobs 4 -o RESULT ARCHIVE",
            "newsreader survey -o RESULT export.jsonl news.csv crawl.warc.gz",
            "newsreader survey -o RESULT",
            "newsreader survey --resume --jobs 4 -o RESULT ARCHIVE",
            "newsreader survey --engine dask --scheduler tcp://host:8786 -o RESULT ARCHIVE",
            "newsreader survey --engine spark --master spark://host:7077 -o RESULT ARCHIVE",
        ),
        note="RESULT then holds stories, articles, claims, disputes, outlets, as JSON Lines and as CSV: the\n"
        "same bytes from any engine, with any number of jobs, in one go or stopped and resumed.\n"
        "exit status: 0; 1 when something could not be read or compared; 2 when nothing could",
    )
    parser.add_argument(
        "paths",
        metavar="ARCHIVE",
        nargs="*",
        help="JSON Lines, CSV, WARC, a library's articles.db, folders of articles; your library unless given",
    )
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", type=Path, required=True, help="where the tables are written"
    )
    parser.add_argument(
        "--engine",
        metavar="ENGINE",
        choices=Choices(_engines),
        default="processes",
        help="what the work is spread over: %(choices)s; processes of this machine unless given",
    )
    add_jobs(parser, "work on so many parts on this machine", 0)
    parser.add_argument("--scheduler", metavar="ADDRESS", default="", help="a cluster of Dask that runs")
    parser.add_argument("--master", metavar="ADDRESS", default="", help="a cluster of Spark that runs")
    parser.add_argument("--parquet", action="store_true", help="write the tables as Parquet, too")
    parser.add_argument("--resume", action="store_true", help="go on with a survey that was not finished")
    add_encoding(parser)


def _engines() -> Iterable[str]:
    from newsreader.survey.engines.registry import ENGINES

    return ENGINES


def run_survey(options: argparse.Namespace) -> int:
    """Make a survey and return the exit status. Raises OSError."""
    from newsreader.library import default_path
    from newsreader.sources.formats.registry import how_to_install
    from newsreader.survey import parquet
    from newsreader.survey.archives import Archive
    from newsreader.survey.engines.engine import EngineError
    from newsreader.survey.engines.registry import ENGINES
    from newsreader.survey.tables import BY_STORY, OUTLETS
    from newsreader.survey.workplace import Workplace

    for name, kind in ENGINES.items():
        if kind.cluster and getattr(options, kind.cluster) and options.engine != name:
            return fail(f"survey: --{kind.cluster} is for --engine {name}")
    if options.parquet and not parquet.is_there():
        return fail(f"survey: --parquet needs duckdb: {how_to_install('parquet')}")
    paths = options.paths or [str(default_path())]
    if not options.paths and not default_path().exists():
        return fail("survey: name an archive: your library has no articles yet (newsreader add FOLDER)")
    try:
        archive = Archive(paths, options.encoding or "")
        workplace = Workplace(options.output, archive, resume=options.resume)
    except ValueError as error:
        return fail(f"survey: {error}")
    with closing(workplace):
        if workplace.is_finished:
            say(f"{options.output}: is finished; another survey needs another folder")
        else:
            try:
                _make(options, archive, workplace)
            except EngineError as error:
                return fail(f"survey: {error}")
        if options.parquet:
            parquet.write_parquet(options.output, (*BY_STORY, OUTLETS))
        return _report(options, workplace)


def _make(options: argparse.Namespace, archive: Any, workplace: Workplace) -> None:
    """Makes the survey. Raises OSError, EngineError."""
    from newsreader.cli.batch import processors
    from newsreader.survey.engines.engine import Options
    from newsreader.survey.engines.registry import ENGINES, begin
    from newsreader.survey.surveying import Survey

    named = ENGINES[options.engine].cluster
    wanted = Options(options.jobs or processors(), getattr(options, named) if named else "")
    engine = begin(options.engine, wanted)
    with closing(engine):
        survey: Survey

        def words(seconds: float) -> str:
            return _words(survey, seconds)

        survey = Survey(archive, workplace, engine, say)
        with progress(words) as shown:

            def told(line: str) -> None:
                with shown.cleared():
                    say(line)

            survey.said = told
            result = survey.run()
        workplace.finish(result)


def _words(survey: Survey, seconds: float) -> str:
    done = (
        f"{survey.done:,} of {counted(survey.total, 'part')}"
        if survey.total
        else counted(survey.done, "part")
    )
    return f"{survey.stage}: {done} done after {in_time(seconds)}; ctrl+c stops, --resume goes on"


def _report(options: argparse.Namespace, workplace: Workplace) -> int:
    result = workplace.result()
    articles, stories = int(result.get("articles", 0)), int(result.get("stories", 0))
    if not articles:
        return USAGE_ERROR
    passed = [
        f"{number:,} {words}"
        for number, words in (
            (int(result["same"]), "more that are the same"),
            (int(result["earlier"]), "earlier versions of others"),
        )
        if number
    ]
    beside = f" (and {', '.join(passed)})" if passed else ""
    show(
        f"{articles:,} {'article' if articles == 1 else 'articles'}{beside}: "
        f"{counted(stories, 'story', 'stories')}, {int(result['compared']):,} of them compared; "
        f"the tables are in {options.output}"
    )
    return int(not result["well"])
