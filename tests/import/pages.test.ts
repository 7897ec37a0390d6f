import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { passagesOf } from '../../functions/engine/search/passages.ts';
import { importArticles } from '../../functions/import/import-articles.ts';
import { toMarkdown } from '../../functions/import/imported-article.ts';
import { bytesOf } from '../support/import-samples.ts';

interface ReadPage {
  /** Sentences that could be quoted. */
  readonly quoted: readonly string[];
  readonly title: string | null;
  readonly publisher: string | null;
  /** As the engine reads it, from the text where the page's metadata states none. */
  readonly author: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly notes: readonly string[];
  /** Why the page was refused. */
  readonly refused: string | null;
}

async function read(html: string): Promise<ReadPage> {
  const { articles, skipped } = await importArticles({ name: 'x.html', bytes: bytesOf(html) });
  const [article] = articles;
  const refused = skipped[0]?.reason ?? null;
  const none = { quoted: [], title: null, publisher: null, author: null, published: null, url: null, notes: [] };
  if (!article) return { ...none, refused };
  const parsed = parseArticle({ text: toMarkdown(article), file: 'x.md', format: 'markdown' });
  const quoted = passagesOf(parsed)
    .flatMap(({ sentences }) => sentences)
    .map(({ start, end }) => parsed.text.slice(start, end));
  const { title, publisher, author, published, url } = parsed;
  return { quoted, title, publisher, author, published, url, notes: article.notes, refused };
}

const SINKS =
  'The ferry Aurelia sank outside Veldmark harbour late on Monday evening after a fire in the engine room, the coast guard said.';
const DIVERS =
  'Divers found more bodies in the wreck on Wednesday, and 19 passengers are now known to have died in the disaster.';
const INQUIRY =
  'The transport minister, Karin Solberg, ordered an inquiry into the fire doors of the ferry, which had passed an inspection.';
const OPERATOR = 'The operator, Brandt Lines, declined to comment on the findings of the divers on Thursday afternoon.';
const CLOSED = 'The harbour stays closed until Friday, the harbour master said in a statement to reporters.';
const STORY = [SINKS, DIVERS, INQUIRY, OPERATOR, CLOSED];

const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');

function page({ head = '', above = '', story = paragraphs(STORY), below = '' } = {}): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Death toll rises</title>${head}</head><body>${above}<main><article><h1>Death toll rises</h1>${story}</article></main>${below}</body></html>`;
}

describe('the mark of a note', () => {
  const story = (sentence: string): string => paragraphs([SINKS, sentence, INQUIRY]);
  test.each([
    ['in a raised number', '227<sup>12</sup> people'],
    ['in a raised link', '227<sup><a href="#f12">12</a></sup> people'],
    ['in a link to a note', '227<a href="#fn12">12</a> people'],
    ['in a link to a place of the page', '227<a href="/report#p12">12</a> people'],
    ['in brackets, as Wikipedia has it', '227 people<a href="#cite_note-12">[12]</a>'],
    ['raised by a rule of the page', '227<span class="up"><a href="#f12">12</a></span> people'],
    ['raised by a rule, without a link', '227<span class="up">12</span> people'],
    ['raised by its own style', '227<span style="font-size: 70%; vertical-align: super">12</span> people'],
    ['raised by the name of its class', '227<span class="footnote-ref">12</span> people'],
    ['raised by the shortest such name', '227<span class="sup">12</span> people'],
    ['shifted upwards', '227<span style="position: relative; top: -0.4em; font-size: 75%">12</span> people'],
    ['shifted upwards by a rule', '227<a class="shifted" href="/notes/12">12</a> people'],
    ['behind a word', '227 people<sup>12</sup>'],
    ['as a letter behind a word', '227 people<sup>a</sup>'],
    ['with the page of what it refers to', '227<sup>12</sup><sup>: 45–46</sup> people'],
    ['of several notes', '227 people<sup>12,13</sup>'],
    ['as a letter', '227<sup>a</sup> people'],
    ['as a symbol', '227<a href="#s">*</a> people'],
    ['in a card of a name', '227 people<span role="tooltip">People, 12 of them</span>'],
  ])('%s is no part of a figure', async (_, figure) => {
    const head = '<style>span.up{vertical-align:super;font-size:.7em} a.shifted{position:relative;top:-.5em}</style>';
    const { quoted } = await read(
      page({ head, story: story(`At least ${figure} were hurt in the fire, the guard said.`) }),
    );
    expect(quoted).toContain('At least 227 people were hurt in the fire, the guard said.');
  });

  test.each([
    ['a power of ten', 'Some 10<sup>6</sup> litres of oil leaked.', 'Some 10⁶ litres of oil leaked.'],
    ['a square', 'It covers 12 km<sup>2</sup> of sea.', 'It covers 12 km² of sea.'],
    ['an ordinal', 'On the 1<sup>st</sup> of March it left.', 'On the 1st of March it left.'],
    ['a price', 'A ticket is $5<sup>99</sup> this year.', 'A ticket is $5⁹⁹ this year.'],
    ['millions', 'The hull is worth £12<sup>m</sup> at most.', 'The hull is worth £12m at most.'],
    ['the half of a mile', 'It is 3<sup>1</sup>/<sub>2</sub> miles away.', 'It is 3 1/2 miles away.'],
    ['a quarter', 'Some <sup>1</sup>⁄<sub>4</sub> of it leaked.', 'Some 1⁄4 of it leaked.'],
    ['the end of a title', 'Prof<sup>a</sup> Lima spoke.', 'Profa Lima spoke.'],
    ['a link to a year', 'It was built in <a href="#y2009">2009</a> in Oslund.', 'It was built in 2009 in Oslund.'],
    ['a link to a table', 'See table <a href="#t3">3</a> for the dead.', 'See table 3 for the dead.'],
    ['a figure in pieces', 'It carried <span>2</span><span>27</span> people.', 'It carried 227 people.'],
  ])('is not %s', async (_, html, sentence) => {
    expect((await read(page({ story: story(html) }))).quoted).toContain(sentence);
  });

  test('is no part of a headline', async () => {
    const marks = '<sup>1</sup> passengers<a href="#fn2">2</a> died in the 2<sup>nd</sup> fire';
    const html = `<!doctype html><html lang="en"><body><article><h1>227${marks}</h1>${paragraphs(STORY)}</article></body></html>`;
    const { articles } = await importArticles({ name: 'a.html', bytes: bytesOf(html) });
    expect(articles).toMatchObject([{ title: '227 passengers died in the 2nd fire' }]);
  });

  test('is not what was struck out by a rule of the page', async () => {
    const head = '<style>.gone{text-decoration:line-through}</style>';
    const html = '<span class="gone">Forty</span> Nineteen passengers died, <s>30</s> the guard said.';
    expect((await read(page({ head, story: story(html) }))).quoted).toContain(
      'Nineteen passengers died, the guard said.',
    );
  });
});

test('a formula in a sentence is read as its line', async () => {
  const half = '<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>';
  const power = '<math><semantics><msup><mn>10</mn><mn>6</mn></msup><annotation>10^6</annotation></semantics></math>';
  const { quoted } = await read(
    page({
      story: paragraphs([SINKS, `The slick is 2${half} miles long and holds ${power} litres of oil.`, INQUIRY]),
    }),
  );
  expect(quoted).toContain('The slick is 2 1/2 miles long and holds 10⁶ litres of oil.');
});

test('an element that waits for leave to load another site’s post is no part of the text', async () => {
  const box = `<div class="opt-in"><p>Recommended external content</p><p>At this point you find content from a network that completes the article.</p><p>I agree that external content may be shown to me. Personal data may be sent to third parties for it.</p></div>`;
  const { quoted } = await read(page({ story: `${paragraphs([SINKS, DIVERS])}${box}${paragraphs([INQUIRY])}` }));
  expect(quoted.join('\n')).not.toMatch(/external|Personal data/u);
  expect(quoted.join(' ')).toContain(INQUIRY.slice(0, 40));
});

describe('a request for consent', () => {
  test('with a subscription as the other choice is refused in French, too', async () => {
    const lines = [
      'Avec votre accord, nos partenaires et nous utilisons des cookies pour stocker des informations sur cet appareil.',
      "Vous pouvez retirer votre consentement ou vous opposer aux traitements fondés sur l'intérêt légitime à tout moment en cliquant sur le lien de cette page.",
      'Nous et nos 201 partenaires traitons vos données pour des publicités personnalisées et la mesure de leur audience.',
    ];
    const html = `<!doctype html><html lang="fr"><body><div>${paragraphs(lines)}<button>Accepter</button></div></body></html>`;
    expect((await read(html)).refused).toContain('a question for consent');
  });

  const words = `<div><h2>We value your privacy</h2><p>We and our 812 partners store and/or access information on a device, such as cookies, and process personal data, such as unique identifiers and standard information sent by a device for personalised advertising and content.</p><p>With your permission we and our partners may use precise geolocation data and identification through device scanning. You may click to consent to our and our 812 partners’ processing as described above.</p><p>Your preferences will apply to this website only. You can change your preferences or withdraw your consent at any time by returning to this site and clicking the privacy button at the bottom of the webpage.</p></div><button>Agree</button>`;
  const boxes = [
    ['OneTrust', 'id="onetrust-consent-sdk"'],
    ['Quantcast', 'id="qc-cmp2-container" class="qc-cmp2-container"'],
    ['Sourcepoint', 'id="sp_message_container_1"'],
    ['Usercentrics', 'id="usercentrics-root"'],
    ['Didomi', 'id="didomi-host"'],
    ['TrustArc', 'class="truste_box_overlay"'],
    ['Cookiebot', 'id="CybotCookiebotDialog"'],
    ['a site’s own banner', 'class="site-cookie-banner"'],
    ['a dialog', 'class="css-1a2b3c" role="dialog" aria-modal="true"'],
    ['a box over the page', 'class="modal"'],
    ['a plain division', ''],
  ] as const;

  test.each(
    boxes.flatMap(([name, attributes]) =>
      [2, 5].flatMap((length) => (['above', 'below'] as const).map((side) => ({ name, attributes, length, side }))),
    ),
  )('of $name is not quoted: $side $length paragraphs', async ({ attributes, length, side }) => {
    const story = STORY.slice(0, length);
    const { quoted } = await read(page({ [side]: `<div ${attributes}>${words}</div>`, story: paragraphs(story) }));
    expect(quoted).toEqual(story);
  });

  test('leaves a report of two sentences beside it', async () => {
    const story = paragraphs([
      'The Bank of Veldmark said on Monday that 3 lenders are under review.',
      'It will say more in June.',
    ]);
    const { quoted } = await read(page({ above: `<div class="onetrust-banner modal">${words}</div>`, story }));
    expect(quoted).toHaveLength(2);
  });

  test.each([
    ['in English', words],
    [
      'or for money, in German',
      '<h1>blatt.example mit Werbung</h1><p>Besuchen Sie blatt.example wie gewohnt mit Werbung und Tracking. Details finden Sie in unserer Datenschutzerklärung.</p><h2>Pur-Abo</h2><p>Nutzen Sie unser Blatt ohne Werbetracking für 2 Euro im Monat. Bereits Pur-Abonnent? Melden Sie sich an.</p><p>Wenn Sie zustimmen, speichern wir und bis zu 182 Partner Informationen auf Ihrem Gerät, um Anzeigen zu messen.</p>',
    ],
    [
      'in French',
      '<h1>Votre vie privée</h1><p>Nous et nos 140 partenaires stockons des informations sur un terminal, comme les cookies, et traitons vos données pour la publicité.</p><p>Vous pouvez retirer votre consentement à tout moment sur notre page de confidentialité.</p>',
    ],
  ])('instead of the article is refused as such, %s', async (_, html) => {
    const { refused } = await read(`<!doctype html><title>x</title><body><main>${html}</main>`);
    expect(refused).toMatch(/only a question for consent/u);
  });

  test('is not a report about cookies and consent', async () => {
    const story = [
      'The regulator fined Brandt Lines because its banner said “we value your privacy” and set cookies all the same.',
      'Its 812 partners could store information on a device before a visitor gave consent, the ruling says.',
      'The company said that it would change the banner and ask for consent to tracking first.',
    ];
    const { quoted } = await read(page({ story: `<div class="privacy">${paragraphs(story)}</div>` }));
    expect(quoted).toEqual(story);
  });
});

describe('a page’s text', () => {
  test('keeps paragraphs that are one link, and leaves out those of a teaser', async () => {
    const linked = 'On Friday three engineers, all of Veldmark, denied the charge before the district court.';
    const teaser = 'Fire on the ferry Borealis: 31 passengers died, police say, in the worst accident for years.';
    const { quoted } = await read(
      page({
        story: `${paragraphs([SINKS])}<div class="markup"><p><a href="https://x.example/a"><strong>${linked}</strong></a></p></div>${paragraphs([DIVERS, INQUIRY, OPERATOR])}<div class="teaser"><p><a href="/3">${teaser}</a></p></div>`,
      }),
    );
    expect(quoted).toEqual([SINKS, linked, DIVERS, INQUIRY, OPERATOR]);
  });

  test('is the article’s, not that of a larger box beside it', async () => {
    const box = paragraphs([
      'Our newsroom works for readers in the north, and has done so for forty years from its office at the harbour.',
      'Members read every story, meet the editors twice a year, and support reporting that nobody else pays for, we think.',
      'The paper belongs to its readers since 1984, and no owner tells its editors what to write about the town.',
    ]);
    const { quoted } = await read(
      page({ story: paragraphs([SINKS, CLOSED]), below: `<section class="about">${box}</section>` }),
    );
    expect(quoted).toEqual([SINKS, CLOSED]);
  });

  test('has no card that opens over a name in it', async () => {
    const name =
      'Gov. <a href="/n"><span class="rollover-people"><span>Ida Holm</span><span class="rollover-people-block">Ida Maria Holm<span>Governor counts forty dead</span></span></span></a> said on Monday that the ferry had sunk.';
    expect((await read(page({ story: paragraphs([SINKS, name, DIVERS]) }))).quoted).toContain(
      'Gov. Ida Holm said on Monday that the ferry had sunk.',
    );
  });

  test('keeps words apart that only the page’s style parts', async () => {
    const name = '<span>Ida Holm</span><span>Governor of the north</span> said on Monday that the ferry had sunk.';
    expect((await read(page({ story: paragraphs([SINKS, name, DIVERS]) }))).quoted).toContain(
      'Ida Holm Governor of the north said on Monday that the ferry had sunk.',
    );
  });

  test.each([
    'Not for publication: the source is Jens Brandt.',
    'The following information is not for publication.',
    'Note to editors: pictures follow.',
  ])('has no words that are for the desk only: %j', async (note) => {
    expect((await read(page({ story: paragraphs([...STORY, note]) }))).quoted).toEqual(STORY);
  });

  test('ends where a wire says that what follows is for the desk', async () => {
    const story = [
      ...STORY,
      'The following information is not for publication:',
      'Call Jens Brandt, who saw 30 bodies himself.',
    ];
    expect((await read(page({ story: paragraphs(story) }))).quoted).toEqual(STORY);
  });

  test('is refused where the page lists articles and is none', async () => {
    const teaser = (title: string, text: string): string =>
      `<article><h2><a href="/a">${title}</a></h2><p>${text}</p></article>`;
    const html = `<!doctype html><title>Northern Post: News</title><main>${teaser('Ferry sinks', SINKS)}${teaser('Toll rises', DIVERS)}</main>`;
    expect((await read(html)).refused).toBe('lists 2 articles and is none itself; import their pages');
  });

  test.each([
    ['Japanese', 'アルマトイの警察は金曜日、騒乱の夜に警察官十二人が死亡したと発表した。'],
    ['Thai', 'ตำรวจอัลมาตีกล่าวเมื่อวันศุกร์ว่ามีเจ้าหน้าที่ตำรวจเสียชีวิตสิบสองคนในคืนแห่งความไม่สงบ'],
    ['Chinese', '阿拉木图警方周五表示，在骚乱之夜有十二名警官死亡，三百人受伤。'],
  ])('is refused for its language where that is %s', async (language, text) => {
    const { refused } = await read(page({ story: paragraphs(Array.from({ length: 4 }, () => text)) }));
    expect(refused).toMatch(new RegExp(`^is in ${language}, a language that is not read`, 'u'));
  });
});

describe('a page of Google Docs', () => {
  const comment = (number: number): string =>
    `<sup><a href="#cmnt${number}" id="cmnt_ref${number}">[${'ab'.charAt(number - 1)}]</a></sup>`;
  const remark = (number: number, text: string): string =>
    `<div class="c9"><p class="c2"><a href="#cmnt_ref${number}" id="cmnt${number}">[a]</a><span>${text}</span></p><p><span>${text}</span></p></div>`;
  const html = `<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"></head><body class="c5 doc-content"><p class="c4 title" id="h.abc"><span>Aurelia: what we know</span></p><p class="c2"><span>Updated by Vera Osk</span></p>${STORY.map((text, at) => `<p class="c2"><span>${text}</span>${at < 2 ? comment(at + 1) : ''}</p>`).join('')}${remark(1, 'I have not checked this: a source told me it is 23.')}${remark(2, 'Do not publish before the family knows.')}</body></html>`;

  test('has its title and author, and no comment in its text', async () => {
    const { title, author, published, quoted } = await read(html);
    expect({ title, author, published }).toEqual({
      title: 'Aurelia: what we know',
      author: 'Vera Osk',
      published: null,
    });
    expect(quoted).toEqual(STORY);
  });
});

describe('a saved or archived page', () => {
  const ADDRESS = 'https://northern-post.example/2023/03/16/aurelia';
  const body = `<h1>Death toll rises</h1><p class="byline">By Mats Lind</p><p>16 March 2023</p>${paragraphs(STORY)}`;
  const right = {
    title: 'Death toll rises',
    publisher: 'Northern Post',
    author: 'Mats Lind',
    published: '2023-03-16',
    url: ADDRESS,
  };

  test.each([
    [
      'of SingleFile',
      `<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: ${ADDRESS} \n saved date: Fri Oct 04 2024 10:31:00 GMT+0200\n--><meta charset=utf-8><title>Death toll rises - Northern Post</title><main><article>${body}</article></main>`,
    ],
    [
      'of a browser',
      `<!DOCTYPE html>\n<!-- saved from url=(0048)${ADDRESS} -->\n<html><head><title>Death toll rises - Northern Post</title></head><body><article>${body}</article></body></html>`,
    ],
    [
      'of the Wayback Machine',
      `<!DOCTYPE html><html><head><title>Death toll rises - Northern Post</title><meta property="article:published_time" content="2023-03-16T09:20:00Z"><link rel="canonical" href="https://web.archive.org/web/20230401120000/${ADDRESS}"></head><body><div id="wm-ipp-base"><p>COLLECTED BY Organization: Archive Team. This collection holds 40 captures of pages.</p></div><div id="wm-ipp-print">The Wayback Machine - https://web.archive.org/web/20230401120000/${ADDRESS}</div><main><article>${body}</article></main></body></html>`,
    ],
    [
      'of archive.today',
      `<!DOCTYPE html><html><head><title>Death toll rises - Northern Post</title><meta property="og:site_name" content="archive.ph"><meta property="og:url" content="http://archive.ph/aBcDe"><meta property="og:title" content="Death toll rises - Northern Post"><meta property="article:published_time" content="2023-04-01T12:00:00Z"><link rel="canonical" href="https://archive.ph/aBcDe"><link rel="bookmark" href="http://archive.today/20230401120000/${ADDRESS}"></head><body><center><div id="HEADER"><table><tr><td>archive.today<div>webpage capture</div></td><td>1 Apr 2023 12:00:00 UTC</td></tr></table></div><div id="CONTENT"><div class="body"><h1>Death toll rises</h1><div>By Mats Lind</div><div>16 March 2023</div>${STORY.map((text) => `<div style="display:block">${text}</div>`).join('')}</div></div></center></body></html>`,
    ],
  ])('%s keeps its own address and date', async (_, html) => {
    const { quoted, ...stated } = await read(html);
    expect(stated).toMatchObject(right);
    expect(quoted).toEqual(STORY);
  });
});
