/** Lines as they stand above, in and below articles. */
export const VARIED_LINES: readonly string[] = [
  // Who wrote it, when, and for whom.
  'By Marta Lindqvist',
  'by marta lindqvist',
  'By Marta Lindqvist and Jan van der Berg, 14 March 2023',
  'By Reuters Staff',
  'By News Staff',
  'By Harbour Post Newsroom',
  'By staff',
  'By the river stood a mill',
  'By Monday the gates were shut',
  'By Dr. Ada Quill Jr.',
  'By Ada Quill in Dorn',
  'By Ada Quill | Updated 3 May 2022',
  'By Ada Quill, Senior Correspondent',
  'Written by: Ilse Corran',
  'Author: Ilse Corran',
  'Author: ilse corran',
  'von Hans Müller',
  'Von Hans Müller, 7. Januar 2022',
  'par exemple',
  'Por Ana García',
  'The Harbour Post, by Ilse Corran, 3 March 2024',
  'The harbour, by the way, 3 March 2024',
  'Published 6 January 2022',
  'Published: 2022-01-06T10:30:00Z',
  'Published on Thursday, January 6, 2022 at 10:30 a.m.',
  'Published 6 January 2022 by Ada Quill',
  'Published 6 January 2022 in a small town',
  'Published 3 hours ago',
  'Posted Jan 6, 2022 | 4 comments',
  'Updated 6 January 2022',
  'Published 6 January 2022, updated 8 January 2022',
  'Updated 8 January 2022, published 6 January 2022',
  'Date: 6.1.2022',
  'Date: 31 February 2022',
  'Datum 6. Januar 2022',
  'Stand: 06.01.2022',
  'Опубликовано 6 января 2022',
  '6 January 2022',
  'January 6th, 2022, 14:30 GMT',
  'Thu 6 Jan 2022 09.15 GMT',
  '2022/01/06',
  '01/06/2022',
  '6 January',
  'On 6 January 2022 the gates were shut',
  'The Post · 12 May 2023 · 6 min read',
  'Ada Quill | 12 May 2023',
  'Home | News | 12 May 2023',
  'A row of entries that is much too long for one · 12 May 2023',
  'Title: Fire on the ferry',
  'Headline: Fire on the ferry',
  'Source: Dorn Courier',
  'Source: a man who saw it from his house',
  'Publisher: https://courier.example',
  'URL: https://courier.example/fire',
  'URL: not an address',
  'Source: https://courier.example/fire',
  'Website: courier.example',
  'This article was first published on 6 January 2022',
  'First published 6 January 2022.',
  'Originally published in the Courier',
  // Datelines.
  'DORN, Norland (Reuters) — The ferry burned.',
  'DORN, March 6. /TASS/. The ferry burned.',
  'DORN — The ferry burned.',
  'DORN, 6 March 2023 (AP) – "We saw smoke," he said.',
  '(Courier.example) - The ferry burned.',
  '(in short) - the ferry burned.',
  'Dorn (dpa) - The ferry burned.',
  'Dorn (a small town by the sea) - The ferry burned.',
  'Dorn - the ferry burned.',
  'DORN (Reuters) — the ferry burned.',
  // Titles with a house.
  'Fire on the ferry Oria | Dorn Courier',
  'Fire on the ferry Oria - The Northern Times',
  'Fire on the ferry Oria – BBC News',
  'Fire - a ferry burns',
  'Opinion | Why ferries burn',
  'Why ferries burn | Opinion',
  'Ferry | The Long Name of a Very Long House of News',
  'Ferries: what we know :: courier.example',
  // Sentences, lead-ins, headings and what is none of them.
  'The gates were shut.',
  'The gates were shut',
  'the gates of the harbour were shut by noon',
  'the gates were shut',
  'Gates Of The Old Harbour Shut By The Police On Monday Evening After A Long Day Of Clashes In The Port',
  'Gates of the old harbour were shut by the police on monday evening after a long day of clashes in the port',
  'Shut.',
  'Shut!',
  'U.S.',
  'Mayor Meets Unions in the U.S.',
  'The mayor flew to the U.S.',
  'Who shut the gates?',
  'Who shut the gates? Nobody knows.',
  'Is it over?',
  'He asked: "Is it over?"',
  '警察は門を閉めた。',
  '警察は門を閉めた',
  'These are the facts:',
  'These are the 14 facts:',
  'On 6 January 2022 at 14:30 the mayor said:',
  'It is over. The mayor said:',
  'The mayor (see below: https://courier.example/a) wrote:',
  'Reporting by Jane Doe; editing by John Smith',
  'Reporting by Jane Doe from the harbour where the fire began',
  'Jane Doe contributed to this report.',
  'With inputs from agencies',
  'Additional reporting by Jan van Dyck in Dorn',
  // Captions and credits.
  'Smoke over the harbour on Monday [Jo Park/Reuters]',
  'Smoke over the harbour (AP Photo/Jo Park)',
  'Smoke over the harbour. (Getty Images)',
  'The firm sued (Getty Images)',
  'Smoke over the harbour. Photo: Jo Park',
  'Smoke over the harbour | Photograph: AFP',
  'Smoke over the harbour. REUTERS/Jo Park',
  'He told Reuters',
  'In this file photo, smoke rises.',
  'A screen grab of the video',
  'File photo of the harbour',
  '(Photo by Jo Park/AFP)',
  // Boilerplate.
  'Share',
  'Share this article',
  'Share prices fell.',
  'Tweet',
  'Comments',
  '12 Comments',
  'Comment',
  'No comments yet',
  'Leave a reply',
  'Related',
  'Related stories',
  'More from Dorn',
  'More from the long list of all the things that nobody ever wanted to read about here',
  'Read more: Ferry captain questioned',
  'Read more about it in the book.',
  'Advertisement',
  'Subscribe to our newsletter',
  'Subscribe now and never miss a story',
  'Subscribers paid twice as much.',
  'We use cookies to improve this site',
  'Our site uses cookies and our partners may use your data',
  'Sign up here',
  'Sign up for our daily newsletter',
  'Click here to read the full story',
  'Follow us on Twitter',
  'All rights reserved',
  '© 2023 Dorn Courier',
  'Copyright 2023',
  'Home | News | World | Sport',
  'Home > News > Dorn',
  'News / World',
  'Dorn | Quern',
  'A . . . . B',
  '* * *',
  '123',
  '@courier',
  'https://courier.example/fire',
  'desk@courier.example',
  '4 min read',
  '3 hours ago',
  '1.2k shares',
  '12 people like this and said so.',
  'Last updated: Monday',
  'Tags: fire, ferry',
  'Topics',
  'This is a developing story.',
  'This article was amended on 8 January 2022.',
  'NOT FOR PUBLICATION',
  'The following information is not for publication',
  'Note to editors: call Jane Doe',
  'The views expressed are the author’s own.',
  'Story continues below',
  'Play video',
  'Watch: smoke over the harbour',
  // Posts.
  `${'Nobody came to put out the fire that night. '.repeat(12)}— Jane Doe (@jane) January 4, 2022`,
  `${'Nobody came to put out the fire that night. '.repeat(12)}— Jane Doe (@jane)`,
  `${'Nobody came to put out the fire that night. '.repeat(12)}— Jane Doe (@jane) said so`,
  'It burns! — Jane Doe (@jane) January 4, 2022',
  '— Jane Doe (@jane) January 4, 2022',
  '— Jane Doe (@jane)',
  'He wrote to Jane – Doe (@jane) said so.',
  'The mayor - as Jane (@jane) wrote - has left.',
  'It burns! pic.twitter.com/abc123',
  '#Dorn burns',
  '• the gates are shut',
];

/** Pages, each with what makes it odd. */
export const VARIED_PAGES: readonly {
  readonly name: string;
  readonly format: 'text' | 'markdown';
  readonly page: string;
}[] = [
  {
    name: 'site name, motto and section above the title',
    format: 'text',
    page: `The Dorn Courier
News of the north
World
Ferry crews walk out over night shifts
By Marta Lindqvist
14 March 2023

Ferry crews stopped work on Monday night after talks broke down.

Ferry crews walk out over night shifts

The union said that no boat would sail before Thursday.
Striking sailors

What comes next?
Talks go on.`,
  },
  {
    name: 'a list of facts, a summary and a line without a full stop',
    format: 'text',
    page: `Harbour strike in numbers

Key points
Wages have not been paid since October
The gates are shut
412 dockers walked out

The strike began on Wednesday in the old harbour.

The mayor, who had been away, came back on Friday with 12 officers

She spoke to the dockers for an hour.

These are the demands:
- Wages for October
- A doctor
- No night shifts for the over-60s.
- Two

Nobody has answered them yet.`,
  },
  {
    name: 'related links with teasers inside the text',
    format: 'text',
    page: `A bridge for Sorvik

The Sorvik bridge opened on Tuesday after four years of work.

Related
Tunnel to Northey delayed again
Engineers found water in the northern tube.
Ferry prices rise
A crossing costs a third more than last year.
Who pays for the bridge?

Its two towers are 120 metres tall. The road between them is 412 metres long.

Comments

I like the bridge very much.
It is too wide for our town.`,
  },
  {
    name: 'an embedded post, its introduction and a share bar',
    format: 'text',
    page: `Smoke over Marlow

Warehouses burned in the old port on Monday night.

Share
Comments
Print

A guard wrote on the network:

• smoke everywhere
• no water in the pipes
we need help now
— Tomas Reed (@treed) January 4, 2022

The fire was out by noon. It burns again! — Ilse Maar (@imaar) January 5, 2022

The harbour guard said that nobody was hurt.`,
  },
  {
    name: 'pictures whose text, caption and alternative text repeat',
    format: 'text',
    page: `Flood in the valley of the Mar

A boat on the market square of Ostby
A boat on the market square of Ostby [Jo Park/Reuters]

Heavy rain flooded the valley of the Mar on Tuesday.

* People wade through the water in Sorvik.
People wade through the water in Sorvik.

Heavy rain flooded the valley of the Mar on Tuesday.

Schools will stay shut until Monday. Photo: Jo Park`,
  },
  {
    name: 'Markdown with quotes, links, emphasis, tables, code and footnotes',
    format: 'markdown',
    page: `# Steel *cuts* in Ostby

**By Jana Holt** · [Trade Daily](https://trade.example) · 3 May 2024

Norvik Steel will cut **730 jobs** by 2026, [its chief said](https://trade.example/a). The plant in *Ostby* loses 210.

> "Nothing is decided," said Eva Dahl.
>
> She did not say more.

## Numbers

| year | jobs |
|------|-----:|
| 2022 | 6,900 |
| 2024 | 6,500 |

Setext heading
--------------

1. The first plant is in Ostby.
2. The second plant is in Dorn
   and has a port.
* * *

![A plant](https://trade.example/p.jpg)
*The plant in Ostby. Photo: Jo Park*

    indented code is no prose.

\`\`\`
code is no prose.
\`\`\`

The union called it a shame.[^1] A line with a hard\\
break, an &amp; and an escaped \\* star.

<div>Raw <b>HTML</b> is left out.</div>

[^1]: The union spoke on Friday.`,
  },
  {
    name: 'Markdown lists beside each other and a heading that repeats the title',
    format: 'markdown',
    page: `# Voss wins second term

## Voss wins second term

### In short

- Voss wins with 54.2%
- Turnout was 61%.
- Arden concedes

### What we know

Voss won in 14 of 20 districts. Arden took the rest.

+ The Greens took 42 seats
+ The Social Democrats lost 11.

---

*Read next:* [Who is Paul Arden?](https://o.example/arden)

*Reporting by Jane Doe; editing by John Smith*`,
  },
  {
    name: 'plain Markdown with rules, rows, definitions and numbers between its paragraphs',
    format: 'markdown',
    page: `# Harbour of Marlow

The gates are shut.
* * *
The mayor spoke.
- - -

| gate | state |
| east | shut |
The east gate is shut.

[1]: https://courier.example/a
The guard left.
14. Fourteen men came.
1. One left.
The winter of
1984. was cold, and the summer of
1) was not.

A first line,
and a second with two spaces.  
A third line.

Underlined
==========

> The captain spoke.
He did not say more.

> > Twice quoted, he said.

### A heading with marks ###

#No heading at all.
- a dash
  with a second line
+ a plus
* a star.`,
  },
  {
    name: 'lines that a program has wrapped at a width',
    format: 'text',
    page: `The harbour of Marlow was shut on Monday, and nobody came to open the gates before
the evening, when the mayor of the town arrived with twelve officers and a judge
who had been asked to hear the dockers. She spoke for an hour, and then the gates
were opened by the guard, who had been told to wait.
The dockers went home.
- a list item that stands by itself at the end of a wrapped text and is not part
of it

Another paragraph begins here and goes on for long enough that it has to be broken
by the program, as the first one was, at the same width.`,
  },
  {
    name: 'a head with a standfirst, a byline below it and names of the site above',
    format: 'text',
    page: `Courier
The voice of the north since 1871
Harbour shut for a third day
Dockers want their wages, and the mayor wants her harbour back, but nobody wants to speak first.
By Ada Quill
Published 6 January 2022
Updated 8 January 2022

DORN, Norland (Courier) — The harbour was shut for a third day on Thursday.

Read more: The strike in pictures

It will stay shut on Friday.

(Editing by Jane Doe)
Share
Comments
Somebody wrote this below the line.`,
  },
];
