//! macOS: the workspace's accessibility settings. Dark or light the window hears of by itself.

use objc2_app_kit::NSWorkspace;

use super::Appearance;

/// What is set now.
pub(super) fn read() -> Appearance {
    let workspace = NSWorkspace::sharedWorkspace();
    Appearance {
        dark: None,
        high_contrast: workspace.accessibilityDisplayShouldIncreaseContrast(),
        reduced_motion: workspace.accessibilityDisplayShouldReduceMotion(),
    }
}
