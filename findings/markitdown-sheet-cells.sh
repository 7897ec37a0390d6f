#!/usr/bin/env bash
# markitdown 0.1.9: a cell of an XLSX sheet that holds the text "0012" is printed as 12.0, and the country code NA as NaN.
#
# Believed before: a sheet's cells are typed, and a converter prints a text cell as its text; only dates and formulas are a risk.
# Seen: the sheet passes through pandas, whose defaults read text cells again as data: "0012" becomes a number, and so does every
# other cell of its column; "NA", "None" and "N/A" become a missing value, printed NaN like an empty cell; and a column of whole
# numbers with one empty cell is printed with decimals. Where no cell of a column is missing or numeric, its texts are kept.
#
# Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check "markitdown[xlsx]==0.1.9" xlsxwriter==3.2.9
cat >try.py <<'PY'
import logging

logging.disable(logging.CRITICAL)
import xlsxwriter
from markitdown import MarkItDown

workbook = xlsxwriter.Workbook("sheet.xlsx")
sheet = workbook.add_worksheet()
for column, title in enumerate(("Country", "Station", "Hurt")):
    sheet.write_string(0, column, title)
for row, (country, station, hurt) in enumerate((("NA", "0012", 7), ("KZ", "0340", None), ("SE", "0500", 9)), 1):
    sheet.write_string(row, 0, country)
    sheet.write_string(row, 1, station)
    if hurt is not None:
        sheet.write_number(row, 2, hurt)
workbook.close()
print("\n".join(MarkItDown().convert("sheet.xlsx").text_content.splitlines()[3:]))
PY
seen=$(venv/bin/python try.py 2>/dev/null)
echo "$seen"
[ "$seen" = "| NaN | 12 | 7.0 |
| KZ | 340 | NaN |
| SE | 500 | 9.0 |" ]
