"""Files and folders opened as stories; story.yaml and everything that can be wrong in it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from newsreader.sources import Opened, SourceNotice, StoriesToOpen, begin, open_stories, open_story
from newsreader.sources.reading import MOST_VERSIONS
from tests.support.collecting import TOLD, told

TEXT = "Fire closes harbour\n\nThe chief said so on Tuesday."


def make(folder: Path, **content: str) -> Path:
    """A folder with files; `__` in a name stands for a stop, so `a__txt` is `a.txt`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in content.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def names(opened: Opened) -> list[list[str]]:
    return [[Path(article.path).name for article in story.versions] for story in opened.stories]


def lines(opened: Opened) -> str:
    return "\n".join(map(str, opened.problems))


def test_files_are_one_story_in_the_order_given(tmp_path: Path) -> None:
    make(tmp_path, b__txt=TEXT, a__md="# Harbour shut\n\nIt is shut.", c="No headline here.")
    opened = open_stories([tmp_path / "b.txt", tmp_path / "a.md", tmp_path / "c"])
    assert names(opened) == [["b.txt", "a.md", "c"]]
    assert opened.stories[0].title == "Fire closes harbour"
    assert opened.problems == ()


def test_a_folder_is_a_story(tmp_path: Path) -> None:
    make(tmp_path, b__txt=TEXT, a__md=TEXT, c__markdown=TEXT, d__json="{}", e__TXT=TEXT, README__md=TEXT)
    (tmp_path / ".hidden.txt").write_text(TEXT)
    opened = open_stories([tmp_path])
    assert names(opened) == [["a.md", "b.txt", "c.markdown", "e.TXT"]]
    assert lines(opened) == (
        f"{tmp_path}: 2 files are not read: README.md (about the folder), d.json (not known as an article); "
        "name what is an article to have it read"
    )


def test_a_folder_of_stories(tmp_path: Path) -> None:
    make(tmp_path / "two", a__txt="It is shut.", b__txt="It is open.")
    make(tmp_path / "one", a__txt=TEXT)
    make(tmp_path / "three", a__txt="x.", story__yaml="title: Third\narticles: [a.txt]")
    make(tmp_path / ".git", a__txt=TEXT)
    make(tmp_path / "empty")
    make(tmp_path / "deep" / "deeper", a__txt=TEXT)
    opened = open_stories([tmp_path])
    titles = ["Fire closes harbour", "Fire closes harbour", "Third", "two"]
    assert [story.title for story in opened.stories] == titles
    assert opened.problems == ()


def test_a_text_beside_folders_of_stories(tmp_path: Path) -> None:
    make(tmp_path, README__md=TEXT)
    make(tmp_path / "one", a__txt=TEXT, b__txt=TEXT)
    make(tmp_path, x__txt=TEXT)
    assert names(open_stories([tmp_path])) == [["x.txt"], ["a.txt", "b.txt"]]


def test_files_and_folders_together(tmp_path: Path) -> None:
    make(tmp_path / "one", a__txt=TEXT, b__txt=TEXT)
    make(tmp_path / "two", a__txt=TEXT)
    make(tmp_path, x__txt=TEXT, y__txt=TEXT)
    opened = open_stories([tmp_path / "one", tmp_path / "x.txt", tmp_path / "two", tmp_path / "y.txt"])
    assert names(opened) == [["a.txt", "b.txt"], ["x.txt", "y.txt"], ["a.txt"]]


def test_the_same_path_twice(tmp_path: Path) -> None:
    make(tmp_path, a__txt=TEXT, b__txt=TEXT)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    opened = open_stories([tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "link.txt"])
    assert names(opened) == [["a.txt", "b.txt"]]
    assert lines(opened) == f"{tmp_path / 'link.txt'}: is given twice; opened once"


def test_copies_of_an_article_are_both_kept(tmp_path: Path) -> None:
    make(tmp_path, a__txt=TEXT, b__txt=TEXT)
    assert names(open_stories([tmp_path])) == [["a.txt", "b.txt"]]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_the_others_open_when_one_cannot_be_read(tmp_path: Path) -> None:
    make(tmp_path, a__txt=TEXT, b__txt="", c__txt=TEXT)
    os.mkfifo(tmp_path / "d.txt")
    (tmp_path / "e.txt").symlink_to(tmp_path / "e.txt")
    (tmp_path / "f.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "loop").symlink_to(tmp_path)
    opened = open_stories([tmp_path, tmp_path / "gone.txt", Path("nul\0")])
    assert names(opened) == [["a.txt", "c.txt"]]
    for cause in (
        "loop: is a link to a folder that is read already",
        "b.txt: is empty",
        "d.txt: is a named pipe",
        "e.txt: cannot be read",
        "gone.txt: does not exist",
    ):
        assert cause in lines(opened)
    assert "f.txt: does not exist" in lines(opened)
    assert "nul\\x00: is no possible file name" in lines(opened)


def test_nothing_to_open(tmp_path: Path) -> None:
    make(tmp_path / "a", note__json="{}")
    opened = open_stories([tmp_path / "a"])
    assert opened.stories == ()
    assert "note.json (not known as an article)" in lines(opened)
    assert re.search(r"a: holds no articles \(.*\.txt, \.md, \.markdown, or a story\.yaml\)$", lines(opened))
    assert open_stories([]) == Opened((), ())


def test_the_folder_names_a_story_without_headline(tmp_path: Path) -> None:
    make(tmp_path / "harbour", a__txt="It is shut.", b__txt="It is open.")
    assert open_stories([tmp_path / "harbour"]).stories[0].title == "harbour"
    assert open_stories([tmp_path / "harbour" / "a.txt"]).stories[0].title == "harbour"


STORY = """\
title: Harbour fire
note: >
  Fiction.
  All of it.
articles:
  - b.txt
  - file: sub/a.txt
    outlet: The Echo
    title: Fire!
    author: Ann Lee
    published: 2024-11-05
    url: https://example.org/a
"""


def test_story_yaml(tmp_path: Path) -> None:
    make(tmp_path, story__yaml=STORY, b__txt=TEXT, unlisted__txt=TEXT)
    make(tmp_path / "sub", a__txt=f"---\noutlet: The Post\n---\n{TEXT}")
    opened = open_stories([tmp_path])
    assert opened.problems == ()
    (story,) = opened.stories
    assert (story.title, story.note) == ("Harbour fire", "Fiction. All of it.")
    first, second = story.versions
    assert (first.path, first.outlet) == (str(tmp_path / "b.txt"), "")
    assert (second.outlet, second.title, second.author) == ("The Echo", "Fire!", "Ann Lee")
    assert (second.published, second.url) == ("2024-11-05", "https://example.org/a")


@pytest.mark.parametrize(
    "text", ["title: Harbour fire", "title: Harbour fire\narticles:", "title: Harbour fire\nnote: no"]
)
def test_story_yaml_without_a_list_means_every_file(tmp_path: Path, text: str) -> None:
    make(tmp_path, story__yaml=text, b__txt=TEXT, a__txt=TEXT)
    opened = open_stories([tmp_path])
    assert names(opened) == [["a.txt", "b.txt"]]
    assert (opened.stories[0].title, opened.problems) == ("Harbour fire", ())


@pytest.mark.parametrize(
    ("text", "expected", "problem"),
    [
        ("articles: [a.txt, gone.txt]", ["a.txt"], "gone.txt: does not exist"),
        (
            "articles: [a.txt, ../outside.txt]",
            ["a.txt"],
            "line 1: articles, item 2: file: ../outside.txt leaves",
        ),
        (
            "articles:\n- /etc/passwd\n- a.txt",
            ["a.txt"],
            "line 2: articles, item 1: file: /etc/passwd leaves",
        ),
        ("articles: ['C:\\x.txt', a.txt]", ["a.txt"], "leaves the folder"),
        ("articles: [sub/../a.txt, b.txt]", ["b.txt"], "leaves the folder"),
        ("articles: [escape.txt, b.txt]", ["b.txt"], "escape.txt leaves the folder"),
        ("articles: [a.txt, b.txt, a.txt]", ["a.txt", "b.txt"], "item 3: a.txt is listed twice"),
        ("articles: a.txt", ["a.txt", "b.txt"], "line 1: articles: must be a list of files"),
        ("articles: [[a.txt], b.txt]", ["b.txt"], "item 1: must be a file name, or file:"),
        ("articles: [{outlet: X}, b.txt]", ["b.txt"], "item 1: names no file"),
        (
            "articles:\n- file: b.txt\n  outlett: X",
            ["b.txt"],
            "line 3: articles, item 1: unknown key outlett; did you mean outlet?",
        ),
        (
            "articles:\n- file: b.txt\n  published: soon",
            ["b.txt"],
            "line 3: articles, item 1: published: 'soon' is not a date",
        ),
        (
            "articles:\n- file: b.txt\n  url: ftp://x",
            ["b.txt"],
            "line 3: articles, item 1: url: must begin with http",
        ),
        (
            "articles:\n- file: b.txt\n  file: a.txt",
            ["b.txt"],
            "line 3: articles, item 1: file: is given twice",
        ),
        ("articles: [a.txt\ntitle: x", ["a.txt", "b.txt"], "story.yaml, line 1: the [ that opens here"),
        ("- a.txt", ["a.txt", "b.txt"], "line 1: keys are expected here, not a list; write key: value"),
        ("title: [[x]]\narticles: [a.txt]", ["a.txt"], "line 1: title: must be text"),
        (
            "colour: red\narticles: [a.txt]",
            ["a.txt"],
            "line 1: unknown key colour; known are title, note, articles",
        ),
        (
            "title: x\x01",
            ["a.txt", "b.txt"],
            "story.yaml, line 1: the character U+0001 is not allowed",
        ),
        (
            "? [a]\n: b\narticles: [a.txt]",
            ["a.txt", "b.txt"],
            "line 1: a key cannot be a list; write one word",
        ),
        ("articles: []", [], "the story has no articles"),
        ("", ["a.txt", "b.txt"], "story.yaml: is empty"),
        ("[" * 9000, ["a.txt", "b.txt"], "nested too deeply"),
        ('articles: ["a\\0b.txt", a.txt]', ["a.txt"], "no possible file name"),
        ('articles: ["l\\nf.txt", a.txt]', ["a.txt"], "l\\nf.txt: does not exist"),
        ("articles: [loop.txt, a.txt]", ["a.txt"], "loop.txt: cannot be read"),
    ],
)
def test_faults_of_story_yaml(tmp_path: Path, text: str, expected: list[str], problem: str) -> None:
    make(tmp_path, outside__txt=TEXT)
    folder = make(tmp_path / "story", a__txt=TEXT, b__txt=TEXT, story__yaml=text)
    (folder / "sub").mkdir()
    if "escape" in text:
        (folder / "escape.txt").symlink_to(tmp_path / "outside.txt")
    if "loop" in text:
        (folder / "loop.txt").symlink_to(folder / "loop.txt")
    opened = open_stories([folder])
    assert names(opened) == ([expected] if expected else [])
    assert problem in lines(opened)
    assert len(opened.problems) == 1


def test_all_problems_of_a_story_yaml_are_told(tmp_path: Path) -> None:
    text = "titel: x\narticles:\n- file: a.txt\n  published: soon\n  url: x\n- gone.txt\n- ../b.txt\n"
    opened = open_stories([make(tmp_path, a__txt=TEXT, story__yaml=text)])
    assert names(opened) == [["a.txt"]]
    assert [problem.line for problem in opened.problems] == [1, 4, 5, 7, 0]


def test_an_unreadable_folder_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(path: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("newsreader.sources.stories.os.scandir", refuses)
    assert lines(open_stories([tmp_path])) == f"{tmp_path}: may not be read; check its permissions"


def test_stories_are_listed_without_reading_an_article(tmp_path: Path) -> None:
    make(tmp_path / "one", a__txt="", b__txt=TEXT)
    make(tmp_path / "two", story__yaml="title: The harbour\nnote: Fiction.\narticles: [a.txt]\nx: 1")
    stories = StoriesToOpen([tmp_path, tmp_path / "none.txt", tmp_path / "one"])
    one, two, files, again = stories
    assert [one.name, two.name, files.name] == ["one", "The harbour", tmp_path.name]
    assert one.paths == (str(tmp_path / "one" / "a.txt"), str(tmp_path / "one" / "b.txt"))
    assert (two.note, [problem.line for problem in two.problems]) == ("Fiction.", [4])
    assert again == one
    assert stories.problems == []


def test_what_is_wrong_with_a_story_is_told_when_it_is_opened(tmp_path: Path) -> None:
    make(tmp_path / "one", a__txt="", b__txt=TEXT)
    make(tmp_path / "two", a__txt="", story__yaml="articles: [a.txt]\nx: 1")
    one, two = StoriesToOpen([tmp_path])
    opened = open_story(one)
    assert opened.story is not None
    assert (opened.story.title, len(opened.story.versions)) == ("Fire closes harbour", 1)
    assert [problem.path for problem in opened.problems] == [str(tmp_path / "one" / "a.txt")]
    opened = open_story(two)
    assert opened.story is None
    assert [Path(problem.path).name for problem in opened.problems] == ["story.yaml", "a.txt"]


def test_a_story_is_read_when_it_is_opened(tmp_path: Path) -> None:
    make(tmp_path, a__txt=TEXT)
    (summary,) = StoriesToOpen([tmp_path])
    (tmp_path / "a.txt").write_text("It is shut.")
    opened = open_story(summary).story
    assert opened is not None
    assert opened.versions[0].text == "It is shut."


def test_a_key_tells_where_the_articles_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, a__txt=TEXT, b__txt=TEXT)

    def key(*names: str | Path) -> str:
        (summary,) = StoriesToOpen(list(map(Path, names)))
        return summary.key

    monkeypatch.chdir(tmp_path)
    assert key("a.txt", "b.txt") == key("b.txt", tmp_path / "a.txt") == key(tmp_path)
    assert key("a.txt") != key("b.txt")


def test_reading_begins_with_the_story_that_was_open_last(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        make(tmp_path / name, a__txt=TEXT)
    paths = [tmp_path / name for name in ("one", "two", "three")]
    keys = [summary.key for summary in StoriesToOpen(paths)]

    def begun(last: str) -> tuple[list[str], int, int]:
        stories = StoriesToOpen(paths)
        beginning = begin(stories, last)
        assert beginning.story is not None
        return [one.folder for one in beginning.summaries], beginning.first, len(list(stories))

    assert begun("") == (["one"], 0, 2)
    assert begun(keys[1]) == (["one", "two"], 1, 1)
    assert begun("story:elsewhere") == (["one", "two", "three"], 0, 0)


def test_reading_begins_with_a_story_that_can_be_read(tmp_path: Path) -> None:
    make(tmp_path / "one", a__txt="")
    make(tmp_path / "two", a__txt=TEXT)
    make(tmp_path / "three", a__txt="")
    paths = [tmp_path / name for name in ("one", "two", "three")]
    *_, last = StoriesToOpen(paths)
    for key, causes in (("", ["one"]), (last.key, ["three", "one"])):
        beginning = begin(StoriesToOpen(paths), key)
        assert beginning.story is not None
        assert beginning.summaries[beginning.first].folder == "two"
        assert [Path(problem.path).parent.name for problem in beginning.problems] == causes
    beginning = begin(StoriesToOpen([tmp_path / "one", tmp_path / "three"]))
    assert beginning.story is None
    assert len(beginning.problems) == 2
    assert begin(StoriesToOpen([])).summaries == ()


def test_a_link_out_of_a_folder_is_read_only_when_it_is_named(tmp_path: Path) -> None:
    make(tmp_path / "elsewhere", secret__txt=TEXT)
    folder = make(tmp_path / "story", a__txt=TEXT)
    (folder / "b.txt").symlink_to("a.txt")
    (folder / "c.txt").symlink_to(tmp_path / "elsewhere" / "secret.txt")
    (folder / "d").symlink_to(tmp_path / "elsewhere")
    (folder / "picture.png").symlink_to(tmp_path / "elsewhere" / "secret.txt")
    opened = open_stories([folder])
    assert names(opened) == [["a.txt", "b.txt"]]
    cause = "is a link that leaves its folder; name it to have it read"
    assert lines(opened).startswith(f"{folder / 'c.txt'}: {cause}\n{folder / 'd'}: {cause}\n")
    assert "picture.png (a picture)" in lines(opened)
    named = open_stories([folder / "c.txt", folder / "d"])
    assert (names(named), named.problems) == ([["c.txt"], ["secret.txt"]], ())


def test_a_story_yaml_that_is_a_link_out_of_its_folder_is_not_read(tmp_path: Path) -> None:
    make(tmp_path, story__yaml="title: Secret", x__txt=TEXT)
    folder = make(tmp_path / "story", a__txt=TEXT)
    (folder / "story.yaml").symlink_to(tmp_path / "story.yaml")
    opened = open_stories([folder])
    assert [story.title for story in opened.stories] == ["Fire closes harbour"]
    assert "story.yaml: is a link that leaves its folder" in lines(opened)


def test_links_that_a_story_yaml_does_not_list_are_not_spoken_of(tmp_path: Path) -> None:
    make(tmp_path, x__txt=TEXT)
    folder = make(tmp_path / "story", a__txt=TEXT, story__yaml="articles: [a.txt]")
    (folder / "c.txt").symlink_to(tmp_path / "x.txt")
    assert open_stories([folder]).problems == ()


def test_a_folder_of_many_files_opens_with_the_first_and_says_so(tmp_path: Path) -> None:
    for number in range(MOST_VERSIONS + 3):
        (tmp_path / f"{number:03}.txt").write_text("It is shut.")
    opened = open_stories([tmp_path])
    assert names(opened) == [[f"{number:03}.txt" for number in range(MOST_VERSIONS)]]
    assert lines(opened).startswith(f"{tmp_path}: {MOST_VERSIONS + 3} articles are too many for one story")
    assert len(opened.problems) == 1


def test_a_folder_without_end_is_looked_into_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, a__txt=TEXT, b__txt=TEXT, c__txt=TEXT)
    monkeypatch.setattr("newsreader.sources.stories._MOST_ENTRIES", 2)
    assert "holds more than 2 files, and not all of them are looked at" in lines(open_stories([tmp_path]))


@pytest.mark.parametrize("count", [MOST_VERSIONS + 1, 3000])
def test_a_story_yaml_that_names_too_many_files(tmp_path: Path, count: int) -> None:
    text = "articles:\n" + "".join(f"- gone{number}.txt\n" for number in range(count))
    opened = open_stories([make(tmp_path, story__yaml=text)])
    assert len(opened.problems) == MOST_VERSIONS + 1
    assert f"line 1: {count:,} articles are too many for one story" in lines(opened)


def test_a_huge_story_yaml_is_not_parsed(tmp_path: Path) -> None:
    text = "articles:\n" + "".join(f"- gone{number}.txt\n" for number in range(20_000))
    opened = open_stories([make(tmp_path, a__txt=TEXT, story__yaml=text)])
    assert names(opened) == [["a.txt"]]
    assert lines(opened) == f"{tmp_path / 'story.yaml'}: is larger than a story.yaml can be (128 kB)"


def test_a_story_yaml_tells_the_language(tmp_path: Path) -> None:
    text = "articles:\n- file: a.txt\n  language: fr\n- file: b.txt\n  language: Klingon-\n"
    opened = open_stories([make(tmp_path, a__txt=TEXT, b__txt=TEXT, story__yaml=text)])
    assert [article.language for article in opened.stories[0].versions] == ["fr", "en"]
    assert "line 5: articles, item 2: language: 'Klingon-' is not a code such as en or pt-BR" in lines(opened)


def test_a_story_yaml_tells_the_encoding(tmp_path: Path) -> None:
    data = "Fire\n\nThe caf\u00e9 burned.\n".encode("cp1252")
    text = "articles:\n- file: a.txt\n  encoding: cp1251\n- file: b.txt\n  encoding: none\n"
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(data)
    opened = open_stories([make(tmp_path, story__yaml=text)])
    assert [article.encoding for article in opened.stories[0].versions] == ["cp1251", "cp1252"]
    assert "line 5: articles, item 2: encoding: 'none' is no encoding" in lines(opened)


def collected(folder: Path, copies: int = 3) -> Path:
    """A folder of articles of several stories, each so many times, with what tells the copies apart."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (story, text) in enumerate(told() * copies):
        (folder / f"{number:02}-{story}.txt").write_text(text)
    return folder


def test_a_folder_of_many_articles_is_read_as_the_stories_they_tell(tmp_path: Path) -> None:
    opened = open_stories([collected(tmp_path)])
    assert len(opened.stories) == len(TOLD)
    assert all(len({name[3:] for name in found}) == 1 for found in names(opened))
    assert opened.stories[0].title == "Ferry runs aground off Lurnsay"
    (notice,) = opened.problems
    assert (
        str(notice) == f"{tmp_path}: 27 articles: 5 stories found; --one-story reads all as versions of one"
    )
    assert isinstance(notice, SourceNotice)
    assert [len(found) for found in names(open_stories([tmp_path], whole=True))] == [27]
    make(tmp_path, story__yaml="title: All of it")
    assert [len(found) for found in names(open_stories([tmp_path]))] == [27]


def test_few_articles_are_one_story_as_their_reader_put_them(tmp_path: Path) -> None:
    assert len(names(open_stories([collected(tmp_path, 1)]))) == 1


def test_a_table_of_several_stories_opens_with_the_largest_and_lists_the_others(tmp_path: Path) -> None:
    rows = [{"text": text, "url": f"https://{number}.example"} for number, (_, text) in enumerate(told())]
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, rows)))
    beginning = begin(StoriesToOpen([tmp_path / "all.jsonl"]))
    assert beginning.story is not None
    assert len(beginning.story.versions) == 3
    assert [len(summary.articles) for summary in beginning.summaries] == [3, 2, 2, 1, 1]
    assert len({summary.key for summary in beginning.summaries}) == 5
    told_of = "9 articles: 3 stories found, and 2 that no other article tells"
    assert told_of in str(beginning.problems[0])
    last = beginning.summaries[2]
    again = begin(StoriesToOpen([tmp_path / "all.jsonl"]), last.key)
    assert again.first == 2
    opened = open_story(last)
    assert again.story == opened.story
    assert opened.problems == ()


def test_stories_of_one_table_are_remembered_apart(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text(
        "\n".join(json.dumps({"text": text, "url": ""}) for _, text in told())
    )
    opened = open_stories([tmp_path / "all.jsonl"])
    assert len({story.id for story in opened.stories}) == len(TOLD)
