#!/usr/bin/env bash
# pip 23.2.1 with jusText 3.0.2 and lxml 6.1.3: the installation succeeds and the package cannot be imported.
#
# Believed before: an extra that a requirement names is installed or the installation fails; a newer lxml that still has the
# extra (it did not drop it) changes nothing.
# Seen: jusText asks for `lxml[html_clean]`; the metadata of lxml 6.1.3 names the extra `html-clean` (PEP 685 makes the two one
# name). pip 23.2.1 warns that there is no such extra, exits 0 and leaves lxml_html_clean out, so that `import justext` fails –
# and with it trafilatura 2.3.0, which needs it. pip 25.3 installs it.
#
# Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
result() { # PIP LXML
  python3 -m venv "$1-$2"
  "$1-$2/bin/python" -m pip install --quiet --disable-pip-version-check "pip==$1" >/dev/null 2>&1
  "$1-$2/bin/python" -m pip install --quiet --disable-pip-version-check justext==3.0.2 "lxml==$2" >/dev/null 2>&1 || { echo "not installed"; return; }
  "$1-$2/bin/python" -c 'import justext' 2>/dev/null && echo imported || echo "not importable"
}
seen="23.2.1/6.1.3: $(result 23.2.1 6.1.3); 25.3/6.1.3: $(result 25.3 6.1.3)"
echo "$seen"
[ "$seen" = "23.2.1/6.1.3: not importable; 25.3/6.1.3: imported" ]
