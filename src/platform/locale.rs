//! Which languages the system prefers.

/// BCP 47 tags of the languages that the user wants, best first; none if the system does not tell.
pub fn preferred_languages() -> Vec<String> {
    sys_locale::get_locales().collect()
}
