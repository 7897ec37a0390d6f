/**
 * Pages as scrapers leave them, written for these tests. The first column of each line says what must become of it:
 * `+` quotable as a whole, `-` never quoted, `h` heading or title and never quoted, `~` quotable but for its edges (a
 * dateline, a link, a list mark).
 */
export interface ScrapedPage {
  readonly name: string;
  readonly format: 'text' | 'markdown';
  readonly stated: Readonly<Record<string, string | null>>;
  readonly page: string;
}

export const SCRAPED_PAGES: readonly ScrapedPage[] = [
  {
    name: 'a regional paper with a cookie wall, a newsletter box and an author box',
    format: 'text',
    stated: {
      title: 'Ferry crews walk out over night shifts',
      publisher: null,
      author: 'Marta Lindqvist',
      published: '2023-03-14',
    },
    page: `
-We use cookies and similar technologies to make this site work, to measure how it is used and to show you advertising that fits your interests.
-Accept all
-Manage cookies
-Skip to main content
-Home
-News
-Sport
-Subscribe
hFerry crews walk out over night shifts
-By Marta Lindqvist
-14 March 2023
-4 min read
-Share
-Facebook
-Copy link
+Ferry crews on the northern route stopped work on Monday night after talks about longer shifts broke down.
+The union said 412 of its members had joined the walkout, and that no boat would sail before Thursday.
-Advertisement
-Story continues below
+“Nobody can stand at the helm for fourteen hours,” said the union’s spokesman, Per Holm.
-Sign up for our free morning newsletter and never miss a story from the coast.
-Enter your email
hWhat the company says
+The company rejects that. It says the new roster keeps to the law.
+No passengers were hurt.
-Read more: Island schools close for lack of teachers
+The harbour master expects long queues.
-Marta Lindqvist is a reporter for the coastal desk and covers shipping and fisheries.
-Related articles
-Island schools close for lack of teachers
-Harbour crane toppled in storm
-© 2023 Coastal Press. All rights reserved.
-Terms of use | Privacy policy | Contact us`,
  },
  {
    name: 'an agency report with a place line, credits and a sign-off',
    format: 'text',
    stated: { title: 'Dam breach floods three villages', publisher: 'Reuters', author: null, published: null },
    page: `
hDam breach floods three villages
-Last updated 3 hours ago

-A flooded street in the village of Orlo, June 2. REUTERS/Ana Petrova

~ORLO, Freedonia (Reuters) - At least 14 people died when a dam gave way above the Velka valley, officials said on Friday.

+Rescuers pulled 27 survivors from roofs.

+The mayor said: “We had no warning.”

-Rescuers in boats search the lower village on Friday. [Handout/Reuters]

+The ministry said in a statement that 3,000 people had been moved to schools and that the army would help.

-(Reporting by Ana Petrova in Orlo; Editing by John Smith)
-Our Standards: The Thomson Reuters Trust Principles.`,
  },
  {
    name: 'a blog with embedded posts, a comment section and readers’ voices',
    format: 'text',
    stated: { title: 'Night of the long queues', publisher: 'The Valley Blog', author: null, published: '2021-11-02' },
    page: `
hNight of the long queues | The Valley Blog
-Posted on November 2, 2021 by admin
-Filed under: transport, valley

+Trains stood still for six hours on Monday evening. Some 900 passengers spent the night in a sports hall.

hOne of them filmed the scene and posted it:

~No heating, no water, no news. Six hours now. #valleyline pic.twitter.com/AbCdEf1234
-— Rosa M. (@rosa_rides) November 1, 2021

+The operator apologised on Tuesday and promised refunds.

-View this post on Instagram
-A post shared by Valley Line (@valleyline)

+Refunds are paid within ten days.

-12 Comments
-Old Commuter says:
-November 2, 2021 at 9:14 am
-They have promised refunds three times before and nobody I know has ever seen a cent of it.
-Reply
-Leave a Reply
-Your email address will not be published. Required fields are marked *`,
  },
  {
    name: 'a Russian page with a subscription line',
    format: 'text',
    stated: { title: 'В порту загорелся склад', author: null, published: '2022-05-09' },
    page: `
-Главная
-Новости
hВ порту загорелся склад
-Опубликовано: 9 мая 2022
+Пожар начался ночью на складе древесины, сообщили в городской службе спасения.
+По словам очевидцев, огонь был виден за десять километров. Пострадали 5 человек.
+«Мы тушили до утра», — сказал начальник смены.
-Читайте также: Новый причал откроют осенью
+Причину пожара устанавливают.
-Подписывайтесь на наш канал в Telegram
-Все права защищены`,
  },
  {
    name: 'a German page with typographic quotes',
    format: 'text',
    stated: { title: 'Brücke nach Hochwasser gesperrt', author: 'Jana Vogt', published: '2021-07-16' },
    page: `
hBrücke nach Hochwasser gesperrt
-Von Jana Vogt
-Stand: 16. Juli 2021, 14:32 Uhr

+Die alte Brücke über den Fluss bleibt bis Montag gesperrt.

+„Wir gehen kein Risiko ein“, sagte die Bürgermeisterin. Zwei Pfeiler sind unterspült.

-Lesen Sie auch: So hoch stand das Wasser zuletzt

+Rund 200 Anwohner wurden in Sicherheit gebracht.

-Foto: Peter Maier/dpa
-Melden Sie sich für unseren Newsletter an`,
  },
  {
    name: 'a mailing-list text wrapped by hand',
    format: 'text',
    stated: { title: null, author: null, published: null },
    page: `
~The council met on Tuesday to discuss the water shortage that has hit
~the eastern districts since early spring, and it voted by nine to two
~for a ban on watering gardens during the day. The ban takes effect on
~Monday and lasts until the reservoirs are half full again.

~Officials counted 63 burst pipes in April alone. Repairs will cost the
~city more than it had set aside for the whole year, the treasurer said,
~and the work cannot start before the parts arrive from abroad in
~June.

+Residents are angry.`,
  },
  {
    name: 'a Markdown export with pictures, links, code and a table',
    format: 'markdown',
    stated: { title: 'Quarry blast injures two', author: 'Ines Okoye', published: '2024-02-08' },
    page: `
-[Home](/) > [News](/news)
-
h# Quarry blast injures two

-*By Ines Okoye, 8 February 2024*

-![The quarry](quarry.jpg)

-Two workers were hurt on Wednesday when a charge went off too early at the **Stonehill** quarry,
-police said. Both are in a [stable condition](https://example.org/clinic).
+A third one was not hurt.

h## What happened

+The charge had been laid for the afternoon.

~- One man has burns on his hands and face.
~- A second man lost the hearing of one ear.

~> “I heard the bang in the village,” a neighbour said.

-\`\`\`
-npm install quarry
-\`\`\`

-| Year | Accidents |
-|------|-----------|
-| 2023 | 4 |

-<!-- editor: check the name of the quarry before publishing this. -->

h## Related

-- [Quarry may grow](https://example.org/grow)
-- [Village fears dust](https://example.org/dust)

-[Read the full report](https://example.org/report)`,
  },
  {
    name: 'a page whose sentences resemble boilerplate',
    format: 'text',
    stated: { title: 'Website fined over cookies', author: null, published: null },
    page: `
hWebsite fined over cookies

+The regulator fined the website because it used cookies without asking its readers.

+“Sign up for our newsletter” was the only way past the banner, the ruling says.

+Comments on the ruling were few.

+No comments were made by the company’s lawyers.

+Follow-up checks found 12 more sites.

+Share prices fell by 9 percent.

+Published figures show that 353 readers complained.

+By Friday, the banner was gone.

+Support for the ruling grew on Facebook and Twitter during the weekend.

+Photos by readers show the old banner.

+Getty Images was fined as well.

+In 2019 the same company paid a smaller fine.

+Join us in asking who pays, the consumer group said, and read the ruling.

+353 votes were counted in the readers’ poll.

+Related cases are pending in two other countries.

+It is over.`,
  },
  {
    name: 'a French page with guillemets and a most-read box',
    format: 'text',
    stated: { title: 'Grève des bus : le dépôt reste fermé', author: 'Luc Moreau', published: '2023-01-19' },
    page: `
-Accueil > Société
hGrève des bus : le dépôt reste fermé
-Par Luc Moreau
-Publié le 19 janvier 2023 à 08:15
-Temps de lecture : 3 min

+Le dépôt principal est resté fermé jeudi matin.

+« Nous ne céderons pas », a déclaré un délégué syndical.

+Environ 250 conducteurs ont participé au mouvement.

-À lire aussi : Le tramway roule presque normalement

+Les négociations reprennent lundi.

-Abonnez-vous à notre lettre d’information
-Tous droits réservés`,
  },
  {
    name: 'a bulletin of short lines below an introduction',
    format: 'text',
    stated: { title: 'Storm toll rises in the islands', publisher: 'Island Times', author: null, published: null },
    page: `
hStorm toll rises in the islands - Island Times
+The storm has left the outer islands without power.
hThe toll so far:
~• 12 people dead
~• 40 homes destroyed
~• 3 ferries missing
+Rescue boats left at dawn.
-Tags: storm, islands, weather
-Share this article
-Most read
-Minister resigns over tapes
-Ten recipes for a rainy day
-You may also like
-How to pack for a ferry trip
-All you need for a weekend away and nothing more, as told by our readers.
-The best harbours of the north`,
  },
  {
    name: 'a city paper with a motto, the day of the visit and lists',
    format: 'text',
    stated: {
      title: 'Two charged after warehouse blaze',
      publisher: null,
      author: 'Dana Whitfield',
      published: '2024-03-06',
    },
    page: `
-The Northern Herald
-Independent news for the valley since 1921
-Thursday, March 7, 2024
-Log In
-Local | Crime
hTwo charged after warehouse blaze
-Investigators say the fire was set to hide a theft
-By Dana Whitfield
-dwhitfield@northernherald.example
-PUBLISHED: March 6, 2024 at 5:42 p.m. | UPDATED: March 7, 2024 at 9:12 a.m.
-Firefighters at the scene on Tuesday night. (Photo by Lee Grant/The Northern Herald)
+Two men have been charged after a fire at a warehouse killed a firefighter and injured three others.
+“She was the first one in,” said Capt. R. J. Miles of Station 4. “She always was.”
hWhat we know so far
~• One firefighter died and three were hurt
~• Damage is put at $4 million
-Article continues after ad
-ALSO READ
-Dock Street residents return home
+A friend of the family has set up a fund.
+The two men, aged 29 and 41, will appear in court on Friday
+Their lawyers declined to comment.
-This is a developing story. Check back for updates.
-Dana Whitfield covers courts for The Northern Herald. Reach her at dwhitfield@northernherald.example.
-The Associated Press contributed to this report.`,
  },
  {
    name: 'a museum story in Markdown with footnotes, speakers and unfinished items',
    format: 'markdown',
    stated: { title: 'Museum returns stolen bronze', publisher: null, author: null, published: '2023-05-12' },
    page: `
h# Museum returns stolen bronze

-**The Guardian of Things** · 12 May 2023 · 6 min read

-[Facebook](https://fb.example) [Twitter](https://tw.example)

-*The bronze head in its case. Photograph: Jo Park/Alamy*

~Its director, Ian Frost, called the return "overdue".[^1]

~> We never should have bought it.
->
-> — Ian Frost

~* The head weighs 14 kg.
~* It was cast around 1480

-*[Sign up for our weekly culture newsletter](https://x.example/news)*

-[^1]: Frost spoke before the ceremony.

-This article was amended on 13 May 2023. An earlier version gave a wrong weight.`,
  },
  {
    name: 'a broadcaster’s page of questions and answers',
    format: 'text',
    stated: { title: 'How many ships are stuck in the canal?', publisher: null, author: null, published: null },
    page: `
hHow many ships are stuck in the canal?
+A container ship has blocked the canal since Tuesday. At least 206 ships are waiting at both ends.
hWhy did it run aground?
+Strong wind pushed it off course, its owner said.
hWhen will it be free?
+Engineers hope for the spring tide on Sunday.
-Image source, Getty Images
-Image caption, The ship seen from a tug
-Related Topics
-Shipping
-Canals
-More on this story
-Canal blocked: what we know
-Published
-24 March 2021`,
  },
];
