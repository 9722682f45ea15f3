#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the C source that holds the files named, byte for byte.
set -eu
LC_ALL=C
export LC_ALL

echo '/* SPDX-License-Identifier: GPL-3.0-or-later */'
echo '/* Made by data/embed.sh from data/pack. */'
echo '#include "config.h"'
echo
echo '#include "app/pack_data.h"'
n=0
for file do
	echo
	echo "static const uint8_t file_$n[] = {"
	od -An -v -tu1 <"$file" | sed 's/  */ /g; s/^ //; s/ *$//; s/ /,/g; s/$/,/'
	echo '};'
	n=$((n + 1))
done
echo
echo 'const struct pack_file pack_data[] = {'
n=0
for file do
	printf '\t{ "%s", file_%d, sizeof(file_%d) },\n' "${file##*/}" $n $n
	n=$((n + 1))
done
printf '\t{ NULL, NULL, 0 },\n};\n'
