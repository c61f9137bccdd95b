"""dist/linux/changelog: versions that package managers sort rightly, and a changelog told in three formats."""
import importlib.machinery
import importlib.util
import os
import pathlib
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True

PATH = pathlib.Path(__file__).parents[2] / 'dist/linux/changelog'
loader = importlib.machinery.SourceFileLoader('changelog', str(PATH))
changelog = importlib.util.module_from_spec(importlib.util.spec_from_loader('changelog', loader))
loader.exec_module(changelog)

PENDING = '# Changelog\n\n## Unreleased\n\n### Added\n\n- One thing, told\n  in two lines.\n- `cobro` & *some* <more>.\n'
RELEASED = '## 0.1.0 - 2026-12-01\n\n### Added\n\n- The first.\n'


class Releases(unittest.TestCase):
    def setUp(self):
        os.environ['SOURCE_DATE_EPOCH'] = '1795305600'  # 2026-11-22

    def newest(self, text, version='0.1.0'):
        return changelog.releases(version, text)[0]

    def test_versions_sort_as_they_are_made(self):
        before = self.newest(PENDING).version
        at = self.newest('## Unreleased\n\n' + RELEASED).version
        after = self.newest(PENDING + '\n' + RELEASED).version
        next_one = self.newest(PENDING + '\n' + RELEASED, '0.2.0').version
        self.assertTrue(before.startswith('0.1.0~git20261122'), before)
        self.assertEqual(at, '0.1.0')
        made = [before, at, after, next_one, '0.2.0']
        for older, newer in zip(made, made[1:]):
            subprocess.run(['dpkg', '--compare-versions', older, 'lt', newer], check=True)

    def test_a_version_nobody_tells_of_is_refused(self):
        with self.assertRaises(SystemExit):
            changelog.releases('0.2.0', RELEASED)

    def test_a_heading_that_is_not_understood_is_refused(self):
        with self.assertRaises(SystemExit):
            changelog.releases('0.1.0', '## Soon\n\n- Something.\n')

    def test_changes_are_whole(self):
        self.assertEqual(self.newest(PENDING).changes, ['One thing, told in two lines.', '`cobro` & *some* <more>.'])

    def test_appstream_is_escaped(self):
        told = changelog.appstream(changelog.releases('0.1.0', PENDING), '<component>\n</component>\n')
        self.assertIn('<li><code>cobro</code> &amp; <em>some</em> &lt;more&gt;.</li>', told)
        self.assertTrue(told.endswith('</releases>\n</component>\n'), told)


if __name__ == '__main__':
    unittest.main()
