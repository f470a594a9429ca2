"""Every fault that the program withstands, and the tests that fail when it does not.

The rows are what can go wrong from outside; each names tests, and that these exist is tested here.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
CONTROLS = (
    "terminal/test_controls.py::test_nothing_on_the_screen",
    "terminal/test_controls.py::test_nothing_that_a_command_prints",
    "terminal/test_controls.py::test_nothing_that_a_page_is_sent",
    "text/test_terminal.py::test_steering_text_becomes_visible",
)
"""Hostile texts and harmless ones, in every place, on every screen and in every command."""
CARE = "annotations/store/sqlite/test_"
FAULTS: dict[str, tuple[str, ...]] = {
    "a clipboard, link or window title is set by a text (OSC)": (
        *CONTROLS,
        "cli/test_faults.py::test_no_text_of_an_article_reaches_a_terminal_raw",
    ),
    "a text clears the screen, asks the terminal or speaks to a device (CSI, DSR, DCS, APC)": CONTROLS,
    "they stand in a headline, byline, file name, note, tag, feed or error": (
        *CONTROLS,
        "cli/test_faults.py::test_arguments_are_never_printed_raw",
        "ui/controllers/test_noting.py::test_what_steers_a_terminal_is_never_shown_and_never_lost",
    ),
    "they are C1 controls, unterminated, or NUL, DEL, CR, BS": (
        *CONTROLS,
        "text/test_terminal.py::test_keeps_offsets_and_holds_no_control",
    ),
    "a program of the reader's own, or a second reader, prints them": (
        "ui/test_tools.py::test_several_lines_are_shown_as_lines_that_steer_nothing",
        CONTROLS[0],
    ),
    "they are pasted or typed into any field": (
        "ui/widgets/test_typed_line.py::test_what_is_put_in_is_shown_as_it_may_be",
        "ui/widgets/test_typed_line.py::test_every_field_is_one_of_these",
    ),
    "a report, export or pack is made of them": (
        CONTROLS[1],
        "annotations/exchange/test_markdown.py::test_hostile_texts_are_tamed",
    ),
    "markup in a text, a title or a name": (
        CONTROLS[0],
        "ui/test_reader.py::test_article_text_is_neither_markup_nor_control",
        "ui/views/test_side_by_side.py::test_article_text_is_neither_markup_nor_control",
    ),
    "text in another direction, and hidden characters": (
        "text/test_hidden.py::test_any_text_is_counted_and_shown_in_its_length",
        "ui/widgets/test_versions.py::test_what_is_deceptive_in_the_version_on_the_screen_is_told",
        "compare/test_deceptive.py::test_no_hidden_character_changes_anything",
        "cli/test_faults.py::test_no_hidden_character_of_a_note_reaches_a_terminal_raw",
    ),
    "letters that look like others; other quotation marks and forms of letters": (
        "compare/test_deceptive.py::test_no_lookalike_changes_anything",
        "text/test_folding.py::test_typography_does_not_count",
        "annotations/anchoring/test_reanchoring.py::test_composed_and_decomposed_letters_are_the_same",
    ),
    "emojis of several parts, wide letters, right to left, a thousand marks on a letter": (
        "terminal/test_sizes.py::test_any_size_and_script_is_survived",
        "text/test_hidden.py::test_emojis_of_several_parts_are_shown_as_their_parts_and_not_counted",
        "ui/widgets/test_layout.py::test_wide_characters_take_two_cells",
    ),
    "an address with characters of a shell or an option": (
        "ui/test_processes.py::test_a_shell_never_reads_the_address",
        "ui/test_processes.py::test_the_browser_gets_the_address_as_one_argument",
        "ui/controllers/test_copying.py::test_only_web_addresses_are_opened",
        "settings/test_tools.py::test_a_text_stays_one_argument_and_is_not_read_again",
    ),
    "a list of feeds with commands in it": (
        "library/test_feeds.py::test_what_is_no_address_is_refused_and_nothing_is_added",
        "cli/test_feeds.py::test_what_is_no_address_is_refused",
        "sources/formats/test_feed.py::test_a_list_of_feeds_names_them",
    ),
    "entities that unfold without end": (
        "sources/formats/test_feed.py::test_a_feed_that_is_a_bomb_or_broken",
        "sources/formats/test_office.py::test_a_document_that_is_none",
        "annotations/exchange/test_codebooks.py::test_what_is_no_codebook_is_named",
        "library/test_fetching.py::test_a_feed_whose_server_means_ill_costs_little_and_is_left_alone",
        "sources/test_reading.py::test_an_alias_bomb_is_not_unfolded",
        "settings/test_document.py::test_hostile_texts_take_bounded_time_and_memory",
    ),
    "an external entity": ("sources/formats/test_feed.py::test_a_feed_that_is_a_bomb_or_broken",),
    "a packed bomb": (
        "sources/test_fetching.py::test_a_bomb_is_not_unpacked",
        "packs/test_archive.py::test_a_bomb_is_refused_whatever_it_says_of_its_size",
    ),
    "a redirect, or an item of a feed, that leads to this machine or its network": (
        "sources/test_fetching.py::test_where_a_redirect_may_not_lead",
        "library/test_fetching.py::test_a_feed_may_not_lead_into_the_network_of_its_reader",
        "second_reader/test_client.py::test_no_redirect_is_followed",
    ),
    "links in a circle, paths out of a folder, controls in file names": (
        "sources/test_files.py::test_loops_of_links",
        "sources/test_files.py::test_what_leaves_a_folder",
        "sources/test_folders.py::test_a_link_that_leaves_its_folder_is_told_and_not_followed",
        "sources/test_folders.py::test_a_loop_is_named_once",
        "sources/test_stories.py::test_faults_of_story_yaml",
        "sources/test_files.py::test_missing_files_folders_and_odd_names",
    ),
    "a pipe, a device, a folder, an endless input where a file should be": (
        "sources/test_files.py::test_pipes_sockets_and_devices_are_never_waited_for",
        "sources/test_files.py::test_who_waits_to_write_into_a_pipe_is_left_waiting",
        "sources/test_files.py::test_what_takes_the_place_of_a_file_before_it_is_opened",
        "cli/test_faults.py::test_input_that_is_no_text",
        "cli/test_faults.py::test_an_endless_standard_input_is_refused",
    ),
    "a huge file, a line without end, no text, nothing at all": (
        "sources/test_files.py::test_a_huge_file_is_refused_unread",
        "sources/segment/test_sentences.py::test_a_very_long_line_is_read",
        "cli/test_faults.py::test_input_that_is_no_text",
        "compare/test_hostile.py::test_nothing_to_compare",
    ),
    "another encoding, a wrong one, bytes that are none": (
        "sources/test_decoding.py::test_any_bytes_are_decoded_or_refused",
        "sources/test_decoding.py::test_stray_bytes_in_utf8_are_shown_not_dropped",
        "sources/test_decoding.py::test_what_was_read_wrongly_is_mended_and_said",
    ),
    "one article twice": (
        "library/test_adding.py::test_word_for_word_the_same_elsewhere_is_a_copy",
        "library/test_adding.py::test_all_spellings_of_an_address_are_one",
        "ui/views/test_left_out.py::test_copies_are_one_witness",
    ),
    "a record of a table that is broken": (
        "sources/formats/test_table.py::test_a_row_without_a_text_is_told_with_its_line",
        "sources/formats/test_table.py::test_json_without_articles_says_so",
    ),
    "a file of notes with text that is none of ours": (
        "cli/test_importing.py::test_what_cannot_be_read_is_said_kept_and_exported_again",
        "annotations/exchange/test_tables.py::test_what_could_not_be_read_stays_in_the_file",
    ),
    "a kill at any moment of a write": (
        f"{CARE}kills.py::test_what_was_acknowledged_is_there_after_a_kill",
        "library/test_kills.py::test_what_was_told_is_kept_and_the_rest_can_be_added_again",
        "databases/test_faults.py::test_a_store_holds_the_old_or_the_new_wherever_a_write_breaks_off",
        "cli/test_faults.py::test_a_signal_while_a_file_is_written_leaves_the_old_one",
    ),
    "a full disk": (
        f"{CARE}disk_full.py::test_nothing_changes_on_a_full_disk_and_the_same_call_succeeds_later",
        "library/test_store.py::test_nothing_changes_on_a_full_disk_and_the_same_call_succeeds_later",
        "library/test_store.py::test_what_is_broken_off_is_undone",
        "databases/test_faults.py::test_a_real_disk_that_is_full_or_can_only_be_read",
        "test_whole_files.py::test_whatever_fails_the_old_file_stays_and_nothing_else",
        "test_whole_files.py::test_a_disk_that_loses_what_is_written_is_told_in_a_line",
        "cli/test_faults.py::test_output_that_is_full_closed_or_broken_and_input_that_is_closed",
    ),
    "a folder that may not be written, no home": (
        f"{CARE}opening.py::test_no_home",
        f"{CARE}opening.py::test_a_library_that_may_not_be_written",
        "library/test_store.py::test_what_may_not_be_written_can_be_read",
        "ui/controllers/test_noting.py::test_where_nothing_can_be_saved_the_text_stays",
    ),
    "two programs on one library": (
        f"{CARE}kills.py::test_two_processes_lose_nothing_of_each_other",
        "library/test_store.py::test_two_that_write_at_once_lose_nothing_of_each_other",
        "library/test_kills.py::test_two_programs_that_add_the_same_at_once_add_it_once",
        "second_reader/test_kept_answers.py::test_two_that_write_the_same_file_lose_nothing_of_each_other",
    ),
    "a lock that somebody else holds": (
        f"{CARE}disk_full.py::test_an_instance_that_is_busy_for_long_is_named",
        f"{CARE}opening.py::test_an_instance_that_was_refused_for_a_moment_tries_again",
        "ui/controllers/test_noting.py::test_a_library_that_was_busy_is_tried_again",
    ),
    "a library that is damaged": (
        f"{CARE}damage.py::test_what_is_left_of_a_damaged_library_can_be_read",
        f"{CARE}damage.py::test_damage_that_is_met_later_stops_all_writing",
        f"{CARE}damage.py::test_values_that_are_none_of_their_columns_are_left_out",
        "library/test_store.py::test_what_was_damaged_is_told_and_no_longer_written",
        "databases/test_faults.py::test_damage_at_random_is_told_in_a_line_and_a_backup_comes_back",
        "library/test_store.py::test_values_of_another_kind_are_told_as_damage",
        "library/test_care.py::test_a_damaged_library_is_replaced_and_kept_aside",
    ),
    "a library of another version, an upgrade that is broken off": (
        f"{CARE}opening.py::test_a_library_of_the_future_is_only_read",
        f"{CARE}opening.py::test_no_upgrade_without_a_copy",
        f"{CARE}kills.py::test_an_upgrade_that_is_killed_leaves_the_old_library_whole",
        "library/test_store.py::test_one_of_a_newer_version_is_refused_in_a_line",
        "library/test_store.py::test_a_step_that_fails_leaves_the_tables_as_they_were",
    ),
    "an article that has changed under its notes": (
        "annotations/anchoring/test_reanchoring.py::test_the_same_words_move",
        "annotations/anchoring/test_reanchoring.py::test_other_facts_in_the_same_place_are_for_the_reader",
    ),
    "sentences that look alike": (
        "annotations/anchoring/test_reanchoring.py::test_equal_surroundings_are_asked_about",
        "annotations/anchoring/test_changes.py::test_what_repeats_the_words_of_a_passage_is_not_taken_for_it",
        "ui/views/test_notes.py::test_the_reader_chooses_among_look_alikes",
    ),
    "the sentence of a note is gone": (
        "annotations/anchoring/test_reanchoring.py::test_what_is_gone_is_an_orphan",
        "annotations/test_annotation_set.py::test_what_is_gone_is_listed_and_never_dropped",
    ),
    "a signal": (
        "terminal/test_ending.py::test_a_signal_ends_it_with_its_status",
        "cli/test_faults.py::test_a_signal_ends_a_command_with_its_status_and_no_word",
    ),
    "a signal while a note is written": ("terminal/test_ending.py::test_an_unfinished_note_is_kept",),
    "the terminal is closed, or read no more": (
        "terminal/test_ending.py::test_it_ends_when_its_terminal_is_closed",
        "terminal/test_ending.py::test_it_ends_when_its_terminal_is_read_no_more",
    ),
    "ctrl+z and fg": (
        "terminal/test_real_terminal.py::test_suspending_and_coming_back",
        CONTROLS[0],
    ),
    "a terminal of one cell, and of half a million": (
        "terminal/test_sizes.py::test_any_size_and_script_is_survived",
        "ui/test_reader.py::test_any_size_of_terminal_is_survived",
        "ui/controllers/test_noting.py::test_a_note_can_be_written_at_any_size",
    ),
    "sixteen colours, or none": (
        "terminal/test_sizes.py::test_no_more_colours_are_sent_than_there_are",
        "terminal/test_real_terminal.py::test_without_colour_the_verdicts_are_still_told",
    ),
    "no terminal, or a dumb one": ("terminal/test_real_terminal.py::test_without_a_terminal_it_refuses",),
    "a clock that is set back, odd dates": (
        "annotations/store/test_protocol.py::test_orders_are_stable_though_the_clock_is_set_back",
        "annotations/store/test_protocol.py::test_the_times_of_a_note_never_go_back",
        "library/test_adding.py::test_the_clock_set_back_changes_no_order_and_loses_nothing",
        "library/test_feeds.py::test_one_that_was_asked_for_before_the_clock_was_set_back_is_asked_for",
        "library/test_adding.py::test_odd_dates_neither_fail_nor_stand_before_all_others",
    ),
    "settings, themes, keys that make no sense": (
        "settings/test_theme_files.py::test_a_fault_is_told_with_file_line_key_and_cause",
        "settings/test_theme_files.py::test_no_bytes_make_it_raise",
        "settings/test_keymap.py::test_an_unknown_command_is_reported_with_the_nearest",
    ),
    "a filter that makes no sense": (
        "library/test_filters.py::test_any_text_is_a_filter_or_told_what_is_wrong",
        "ui/library/test_screen.py::test_stories_are_ordered_filtered_found_and_looked_into",
    ),
    "a pattern that is searched for without end": (
        "text/test_matching_process.py::test_a_search_that_finds_no_end_is_given_up",
        "text/test_matching_process.py::test_a_search_that_gives_no_answer_is_ended",
        "text/test_matching_process.py::test_a_new_search_ends_the_one_before",
        "ui/controllers/test_searching.py::test_a_bad_pattern_is_said_and_nothing_hangs",
    ),
    "an import that is broken off, or done again": (
        "cli/test_importing.py::test_an_export_goes_into_another_library_once",
        "library/test_adding.py::test_the_same_again_changes_nothing",
        "library/test_kills.py::test_what_was_told_is_kept_and_the_rest_can_be_added_again",
    ),
    "an error of the program itself": ("cli/test_faults.py::test_what_should_not_have_happened_is_one_line",),
}
"""By what goes wrong, the tests, by their files below `tests`."""


@cache
def _tests_in(file: str) -> frozenset[str]:
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    return frozenset(one.name for one in tree.body if isinstance(one, ast.FunctionDef))


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_has_tests_that_exist(fault: str) -> None:
    assert FAULTS[fault]
    for test in FAULTS[fault]:
        file, _, name = test.partition("::")
        assert name.startswith("test_") and name in _tests_in(file), test


def test_none_of_the_faults_is_left_out() -> None:
    assert len(FAULTS) >= 46
