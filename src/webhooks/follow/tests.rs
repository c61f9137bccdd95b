use super::*;

/// A file of a folder that only these tests have.
#[derive(Clone, Debug)]
struct File {
    name: String,
    text: String,
    changed: i64,
    is_packed: bool,
}

fn file(name: &str, text: &str, changed: i64) -> File {
    File {
        name: name.to_owned(),
        text: text.to_owned(),
        changed,
        is_packed: Path::new(name).extension().is_some_and(|ending| ending == "gz"),
    }
}

fn before(text: &str, at: usize) -> String {
    digest(&text.as_bytes()[at.saturating_sub(BEFORE)..at])
}

/// Looks at files, the oldest first, and reads what is to be read: names, texts and how many lines stood before.
fn look(watch: &mut Watch, files: &[File]) -> Vec<(String, String, u64)> {
    let found: Vec<Found> = files
        .iter()
        .map(|file| Found {
            path: PathBuf::from(&file.name),
            // Whatever is packed is shorter, and another length is another file.
            len: if file.is_packed { 20 + file.text.len() as u64 / 10 } else { file.text.len() as u64 },
            changed: file.changed,
            head: file.text.bytes().take(HEAD).collect(),
            is_packed: file.is_packed,
            part_of: (file.name != "hook.log").then(|| PathBuf::from("hook.log")),
        })
        .collect();
    let tasks = watch.look(&found);
    // What is kept is what another start would read.
    *watch = serde_json::from_str(&serde_json::to_string(watch).expect("JSON")).expect("read back");
    let read = |task: &Task| {
        let text = &files.iter().find(|file| Path::new(&file.name) == task.path).expect("given").text;
        let from = usize::try_from(task.from).expect("small");
        assert!(from == 0 || task.before == before(text, from), "read on in another file: {task:?}");
        let to = usize::try_from(task.to).map_or(text.len(), |to| to.min(text.len()));
        let new = &text[from..to];
        let new = if task.whole_lines { &new[..new.rfind('\n').map_or(0, |at| at + 1)] } else { new };
        let (to, count) = (from + new.len(), new.matches('\n').count() as u64);
        watch.done(task, to as u64, task.lines + count, before(text, to));
        (task.path.display().to_string(), new.to_owned(), task.lines)
    };
    tasks.iter().map(read).filter(|(_, new, _)| !new.is_empty()).collect()
}

fn lines(from: u32, to: u32) -> String {
    let line = |n| format!("2026-03-17 14:05:{n:02} INFO hook number {n} of many\n");
    (from..to).map(line).collect::<Vec<_>>().concat()
}

fn of(name: &str, text: &str, lines: u64) -> (String, String, u64) {
    (name.to_owned(), text.to_owned(), lines)
}

#[test]
fn a_log_that_grows_is_read_line_by_line() {
    let mut watch = Watch::default();
    assert_eq!(look(&mut watch, &[file("hook.log", "", 0)]), []);
    let torn = lines(0, 3) + "2026-03-17 14:05:03 INFO ho";
    assert_eq!(look(&mut watch, &[file("hook.log", &torn, 1)]), [of("hook.log", &lines(0, 3), 0)]);
    let whole = lines(0, 5);
    assert_eq!(look(&mut watch, &[file("hook.log", &whole, 2)]), [of("hook.log", &lines(3, 5), 3)]);
    assert_eq!(look(&mut watch, &[file("hook.log", &whole, 2)]), []);
}

#[test]
fn what_was_written_before_a_rotation_is_read_under_its_new_name() {
    let mut watch = Watch::default();
    let older = file("hook.log.1", "an older one, not asked for\n", 0);
    look(&mut watch, &[older, file("hook.log", &lines(0, 5), 1)]);
    let (old, new) = (lines(0, 9), lines(20, 22));
    let tasks = look(&mut watch, &[file("hook.log.1", &old, 2), file("hook.log", &new, 3)]);
    assert_eq!(tasks, [of("hook.log.1", &lines(5, 9), 5), of("hook.log", &new, 0)]);
    // The old one may get a last line, and its name changes once more.
    let (oldest, old, new) = (lines(0, 10), lines(20, 23), lines(30, 31));
    let tasks =
        look(&mut watch, &[file("hook.log.2", &oldest, 4), file("hook.log.1", &old, 4), file("hook.log", &new, 5)]);
    let expected = [of("hook.log.2", &lines(9, 10), 9), of("hook.log.1", &lines(22, 23), 2), of("hook.log", &new, 0)];
    assert_eq!(tasks, expected);
}

#[test]
fn a_log_that_is_copied_and_emptied_is_read_on_in_the_copy() {
    let mut watch = Watch::default();
    look(&mut watch, &[file("hook.log", &lines(0, 5), 1)]);
    // While it is being copied, all of it is read where it was.
    let tasks = look(&mut watch, &[file("hook.log.1", &lines(0, 6), 2), file("hook.log", &lines(0, 6), 2)]);
    assert_eq!(tasks, [of("hook.log", &lines(5, 6), 5)]);
    let tasks = look(&mut watch, &[file("hook.log.1", &lines(0, 7), 3), file("hook.log", "", 3)]);
    assert_eq!(tasks, [of("hook.log.1", &lines(6, 7), 6)]);
    // Emptied and longer than before at the next look.
    let tasks = look(&mut watch, &[file("hook.log.1", &lines(0, 7), 3), file("hook.log", &lines(20, 40), 4)]);
    assert_eq!(tasks, [of("hook.log", &lines(20, 40), 0)]);
}

#[test]
fn a_log_that_is_packed_at_once_is_read_on_in_what_it_was_packed_to() {
    for gone_at_once in [true, false] {
        let mut watch = Watch::default();
        look(&mut watch, &[file("hook.log", &lines(0, 5), 1)]);
        let (old, packed) = (file("hook.log.1", &lines(0, 9), 2), file("hook.log.1.gz", &lines(0, 9), 2));
        let new = file("hook.log", &lines(20, 22), 3);
        let mut got = Vec::new();
        if !gone_at_once {
            // Half of it is packed.
            let half = file("hook.log.1.gz", &lines(0, 4), 3);
            got.extend(look(&mut watch, &[half, old.clone(), new.clone()]));
        }
        for _ in 0..3 {
            got.extend(look(&mut watch, &[packed.clone(), new.clone()]));
        }
        let name = if gone_at_once { "hook.log.1.gz" } else { "hook.log.1" };
        got.sort();
        assert_eq!(got, [of("hook.log", &lines(20, 22), 0), of(name, &lines(5, 9), 5)], "{gone_at_once}");
        // Its number changes, and nothing is read again.
        let renamed = File { name: "hook.log.2.gz".to_owned(), ..packed };
        for _ in 0..3 {
            assert_eq!(look(&mut watch, &[renamed.clone(), new.clone()]), []);
        }
    }
}

#[test]
fn what_was_rotated_while_nobody_looked_is_read_from_where_it_was() {
    let mut watch = Watch::default();
    look(&mut watch, &[file("hook.log-20260316.gz", "older\n", 0), file("hook.log", &lines(0, 5), 1)]);
    let now = [
        file("hook.log-20260316.gz", "older\n", 0),
        file("hook.log-20260317.gz", &lines(0, 8), 2),
        file("hook.log-20260318.gz", &lines(8, 12), 3),
        file("hook.log-20260319", &lines(12, 15), 4),
        file("hook.log", &lines(15, 16), 5),
    ];
    let got = [look(&mut watch, &now), look(&mut watch, &now), look(&mut watch, &now)].concat();
    let expected = [
        of("hook.log-20260319", &lines(12, 15), 0),
        of("hook.log", &lines(15, 16), 0),
        of("hook.log-20260317.gz", &lines(5, 8), 5),
        of("hook.log-20260318.gz", &lines(8, 12), 0),
    ];
    assert_eq!(got, expected);
}

#[test]
fn a_folder_that_is_gone_for_a_moment_is_not_forgotten() {
    let mut watch = Watch::default();
    look(&mut watch, &[file("hook.log", &lines(0, 5), 1)]);
    assert_eq!(look(&mut watch, &[]), []);
    let other = file("hook.log.1", "another log of these, older\n", 0);
    assert_eq!(look(&mut watch, std::slice::from_ref(&other)), []);
    assert_eq!(look(&mut watch, &[other, file("hook.log", &lines(0, 6), 2)]), [of("hook.log", &lines(5, 6), 5)]);
}

#[test]
fn two_logs_that_begin_alike_are_both_read() {
    let mut watch = Watch::default();
    let (banner, name) = ("#Software: a server that begins every log so\n", |n: u32| format!("log-{n}"));
    // As in a folder: each of them is followed.
    let mut folder = |texts: [&str; 2]| {
        let found: Vec<Found> = (0..)
            .zip(texts)
            .map(|(n, text)| Found {
                path: PathBuf::from(name(n)),
                len: text.len() as u64,
                changed: 0,
                head: text.as_bytes().to_vec(),
                is_packed: false,
                part_of: None,
            })
            .collect();
        let tasks = watch.look(&found);
        for task in &tasks {
            watch.done(task, task.to, 0, String::new());
        }
        tasks.into_iter().map(|task| (task.path.display().to_string(), task.from, task.to)).collect::<Vec<_>>()
    };
    let (both, long) = (banner.len() as u64, format!("{banner}{}", lines(0, 1)));
    assert_eq!(folder([banner, banner]).first(), Some(&(name(0), 0, both)));
    assert_eq!(folder([banner, &long]), [(name(1), both, long.len() as u64)], "the other one is no copy of it");
}

#[test]
fn what_is_no_log_of_lines_is_read_as_a_whole_once_it_is_quiet() {
    let mut watch = Watch::default();
    let (half, whole) = ("POST / HTTP/1.1\nSign: 1\n\n{", "POST / HTTP/1.1\nSign: 1\n\n{}\n");
    assert_eq!(look(&mut watch, &[file("hook.log", half, 1)]), []);
    assert_eq!(look(&mut watch, &[file("hook.log", whole, 2)]), [], "it still grows");
    assert_eq!(look(&mut watch, &[file("hook.log", whole, 2)]), [of("hook.log", whole, 0)]);
    assert_eq!(look(&mut watch, &[file("hook.log", whole, 2)]), []);
    let more = whole.repeat(2);
    assert_eq!(look(&mut watch, &[file("hook.log", &more, 3)]), []);
    assert_eq!(look(&mut watch, &[file("hook.log", &more, 3)]), [of("hook.log", &more, 0)]);
}

#[test]
fn json_that_is_closed_is_a_whole_line() {
    for (line, expected) in
        [(r#"{"a":"}"}"#, true), (r#"{"a":{"b":1}"#, false), ("{} ", true), ("{}x", false), ("", false)]
    {
        assert_eq!(is_whole(line.as_bytes()), expected, "{line}");
    }
}

proptest::proptest! {
    /// However a log is written, rotated, copied, emptied and packed between the looks, every line is read, and read
    /// once.
    #[test]
    fn every_line_is_read_once(steps in proptest::collection::vec((0_u8..8, 1..6_u32), 1..60), dated in proptest::bool::ANY) {
        let mut watch = Watch::default();
        // The newest first; the first one is being written.
        let mut files = vec![file("hook.log", &lines(0, 1), 0)];
        let (mut written, mut rotated, mut now, mut read) = (1, 0, 0_i64, Vec::new());
        let mut rename = |files: &mut Vec<File>| {
            rotated += 1;
            if dated {
                files[1].name = format!("hook.log-{}", 20_260_000 + rotated);
                return;
            }
            for (n, file) in files.iter_mut().enumerate().skip(1) {
                file.name = format!("hook.log.{n}{}", if file.is_packed { ".gz" } else { "" });
            }
        };
        read.extend(look(&mut watch, &files));
        for (what, count) in steps {
            now += 1;
            let is_empty = files[0].text.is_empty();
            match what {
                // Renamed, or copied and emptied, which differ in what is new at the path.
                0 | 1 if !is_empty => {
                    files.insert(0, file("hook.log", "", now));
                    rename(&mut files);
                }
                // The same at once with packing.
                2 if !is_empty => {
                    files.insert(0, file("hook.log", "", now));
                    rename(&mut files);
                    files[1].is_packed = true;
                    files[1].name += ".gz";
                }
                // Packed later.
                3 => if let Some(file) = files.iter_mut().skip(1).find(|file| !file.is_packed) {
                    file.is_packed = true;
                    file.name += ".gz";
                },
                4 => {
                    let mut found = files.clone();
                    found.reverse();
                    read.extend(look(&mut watch, &found));
                }
                // A copy of what is being written that is not finished or not followed by emptying yet.
                5 => {
                    let mut found = files.clone();
                    found.insert(1, file("hook.log.0", &files[0].text[..files[0].text.len() / 2], now));
                    found.reverse();
                    read.extend(look(&mut watch, &found));
                }
                _ => {
                    files[0].text.push_str(&lines(written, written + count));
                    files[0].changed = now;
                    written += count;
                }
            }
        }
        files.reverse();
        for _ in 0..3 {
            read.extend(look(&mut watch, &files));
        }
        let mut got: Vec<&str> = read.iter().flat_map(|(_, text, _)| text.lines()).collect();
        got.sort_by_key(|line| line.split_whitespace().nth(5).map(|n| n.parse::<u32>().expect("a number")));
        let all = lines(0, written);
        proptest::prop_assert_eq!(got, all.lines().collect::<Vec<_>>());
    }
}
