"""What one run made is taken again by the next only where everything it was made of is the same."""

from hereabouts.kept import Kept


def never() -> bytes:
    raise AssertionError("It was made already.")


def test_what_was_made_of_the_same_inputs_is_not_made_again(tmp_path):
    assert Kept(tmp_path, b"terms")([b"one", b"two"], lambda: b"made") == b"made"
    assert Kept(tmp_path, b"terms")([b"one", b"two"], never) == b"made"


def test_other_inputs_or_another_common_key_make_it_anew(tmp_path):
    Kept(tmp_path, b"terms")([b"one", b"two"], lambda: b"made")
    assert Kept(tmp_path, b"terms")([b"one", b"tow"], lambda: b"anew") == b"anew"
    assert Kept(tmp_path, b"terms")([b"onetwo"], lambda: b"anew") == b"anew"
    assert Kept(tmp_path, b"other terms")([b"one", b"two"], lambda: b"anew") == b"anew"


def test_what_a_run_did_not_ask_for_goes(tmp_path):
    first = Kept(tmp_path, b"terms")
    first([b"old"], lambda: b"old")
    first([b"same"], lambda: b"same")
    second = Kept(tmp_path, b"terms")
    second([b"same"], never)
    second.forget_rest()
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"same"]


def test_a_folder_that_cannot_be_written_to_is_no_mistake(tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    kept = Kept(in_the_way / "folder", b"terms")
    assert kept([b"one"], lambda: b"made") == b"made"
    kept.forget_rest()
