import { describe, expect, test } from 'vitest';
import { isQuotable } from '../../functions/engine/articles/article.ts';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { passagesOf } from '../../functions/engine/search/passages.ts';
import { type FoundArticle, importArticles } from '../../functions/import/import-articles.ts';
import { toMarkdown } from '../../functions/import/imported-article.ts';
import { bytesOf } from '../support/import-samples.ts';

async function imported(name: string, content: unknown): Promise<FoundArticle[]> {
  const bytes = bytesOf(typeof content === 'string' ? content : JSON.stringify(content));
  return [...(await importArticles({ name, bytes })).articles];
}

/** The sentences that could be quoted as the article's. */
function quoted(article: FoundArticle | undefined): string[] {
  if (!article) return [];
  const read = parseArticle({ text: toMarkdown(article), file: 'x.md', format: 'markdown' });
  expect(read.blocks.some(isQuotable)).toBe(true);
  return passagesOf(read)
    .flatMap(({ sentences }) => sentences)
    .map(({ start, end }) => read.text.slice(start, end));
}

const REVIEW = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  datePublished: '2023-04-02',
  url: 'https://factcheck.example/aurelia-30',
  claimReviewed: 'Thirty passengers died on the ferry Aurelia',
  itemReviewed: {
    '@type': 'Claim',
    author: { '@type': 'Person', name: 'Rolf Spreader' },
    datePublished: '2023-03-14',
  },
  author: { '@type': 'Organization', name: 'Fact Desk', url: 'https://factcheck.example' },
  reviewRating: { '@type': 'Rating', ratingValue: '1', bestRating: '5', alternateName: 'False' },
};

const CLAIM = {
  claim: 'Thirty passengers died on the ferry Aurelia',
  claimant: 'Rolf Spreader',
  claimed: '2023-03-14',
  verdict: 'False',
};

const FACTS = { kind: 'fact-check', publisher: 'Fact Desk', published: '2023-04-02', claims: [CLAIM] };

const BODY = `<h1>No, not thirty passengers died on the Aurelia</h1>
<div class="claim"><strong>Claim:</strong> Thirty passengers died on the ferry Aurelia.</div>
<p>A post that was shared 40,000 times says that thirty passengers died on the ferry Aurelia.</p>
<p>This is false. The coast guard and the court both count 21 dead passengers.</p>
<p>The post first appeared in a channel that is known for invented reports.</p>
<h2>What is claimed</h2><p>Thirty passengers died on the Aurelia ferry.</p>`;

function page(head: string, body = BODY): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>No, not thirty passengers died on the Aurelia</title>${head}</head><body><article>${body}<div class="verdict">False</div></article></body></html>`;
}

const script = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

const MICRODATA = `<div itemscope itemtype="https://schema.org/ClaimReview"><meta itemprop="datePublished" content="2023-04-02">
<link itemprop="url" href="https://factcheck.example/aurelia-30"><span itemprop="claimReviewed" hidden>Thirty passengers died on the ferry Aurelia</span>
<span itemprop="author" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="Fact Desk"></span>
<span itemprop="itemReviewed" itemscope itemtype="https://schema.org/Claim"><span itemprop="author" itemscope><meta itemprop="name" content="Rolf Spreader"></span><meta itemprop="datePublished" content="2023-03-14"></span>
<span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><meta itemprop="alternateName" content="False"></span></div>`;

describe('a page with a ClaimReview', () => {
  test.each([
    ['in JSON-LD', page(script(REVIEW))],
    ['in a list of nodes', page(script([{ '@type': 'WebSite', name: 'x' }, REVIEW]))],
    [
      'in a graph with references',
      page(
        script({
          '@graph': [
            { ...REVIEW, author: { '@id': '#desk' } },
            { '@id': '#desk', '@type': 'Organization', name: 'Fact Desk' },
          ],
        }),
      ),
    ],
    ['in microdata', page('', MICRODATA + BODY)],
    [
      'in RDFa',
      page(
        '',
        MICRODATA.replaceAll('itemprop=', 'property=')
          .replaceAll(/itemscope(?: itemtype="https:\/\/schema.org\/(\w+)")?/gu, 'typeof="$1"')
          .replace('typeof="ClaimReview"', 'vocab="https://schema.org/" typeof="ClaimReview"') + BODY,
      ),
    ],
  ])('%s keeps claim, claimant, verdict and checker apart', async (_, html) => {
    const [article] = await imported('x.html', html);
    expect(article).toMatchObject({ ...FACTS, title: 'No, not thirty passengers died on the Aurelia' });
    expect(article?.url).toBe('https://factcheck.example/aurelia-30');
  });

  test('in microdata never names the claimant as its author', async () => {
    const claimant = '<span itemprop="author" itemscope><span itemprop="name">Rolf Spreader</span></span>';
    const html = MICRODATA.replace(/<span itemprop="author" itemscope><meta[^<>]*Rolf Spreader"><\/span>/u, claimant);
    expect(html).toContain(claimant);
    expect(await imported('x.html', page('', html + BODY))).toMatchObject([{ ...FACTS, author: null }]);
  });

  test('is quoted with its own words, and never with the claim', async () => {
    const [article] = await imported('x.html', page(script(REVIEW)));
    expect(quoted(article)).toEqual([
      'A post that was shared 40,000 times says that thirty passengers died on the ferry Aurelia.',
      'This is false.',
      'The coast guard and the court both count 21 dead passengers.',
      'The post first appeared in a channel that is known for invented reports.',
      'False',
    ]);
  });

  test('states its own publisher and date before those of the review', async () => {
    const own = {
      '@type': 'NewsArticle',
      headline: 'No',
      datePublished: '2023-04-03',
      publisher: { name: 'The Courier' },
    };
    const [article] = await imported('x.html', page(script(REVIEW) + script(own)));
    expect(article).toMatchObject({ ...FACTS, publisher: 'The Courier', published: '2023-04-03' });
  });

  test('reviews those claims that state its address, else all that stand there', async () => {
    const other = { ...REVIEW, url: 'https://factcheck.example/borea', claimReviewed: 'Nobody died on the Borea' };
    const canonical = '<link rel="canonical" href="https://www.factcheck.example/aurelia-30/?from=home">';
    const claims = async (head: string): Promise<string[] | undefined> =>
      (await imported('x.html', page(head)))[0]?.claims?.map(({ claim }) => claim);
    expect(await claims(script([other, REVIEW]) + canonical)).toEqual([REVIEW.claimReviewed]);
    expect(await claims(script([other, REVIEW]))).toEqual([other.claimReviewed, REVIEW.claimReviewed]);
  });
});

const RECORD = {
  text: CLAIM.claim,
  claimant: CLAIM.claimant,
  claimDate: '2023-03-14T00:00:00Z',
  source: 'Fact Desk',
  url: 'https://factcheck.example/aurelia-30',
  date: '2023-04-02',
  textualRating: 'False',
};

describe('a list of fact checks', () => {
  test.each([
    ['one ClaimReview', REVIEW],
    ['a list of them', [REVIEW]],
    ['a feed of DataCommons', { '@type': 'DataFeed', dataFeedElement: [{ '@type': 'DataFeedItem', item: [REVIEW] }] }],
    [
      'an answer of Fact Check Tools',
      {
        claims: [
          {
            text: CLAIM.claim,
            claimant: CLAIM.claimant,
            claimDate: '2023-03-14T00:00:00Z',
            claimReview: [
              {
                publisher: { name: 'Fact Desk', site: 'factcheck.example' },
                url: 'https://factcheck.example/aurelia-30',
                title: 'No, not thirty',
                reviewDate: '2023-04-02T00:00:00Z',
                textualRating: 'False',
              },
            ],
          },
        ],
      },
    ],
    ['records with a rating beside the claim', [RECORD]],
    [
      'a record with the claim under a name of its own',
      { ...RECORD, text: 'Nobody counts so many.', claimReviewed: CLAIM.claim },
    ],
  ])('as %s gives a fact check each, which is quoted with the verdict only', async (_, data) => {
    const [article, ...others] = await imported('x.json', data);
    expect(others).toEqual([]);
    expect(article).toMatchObject({ ...FACTS, url: 'https://factcheck.example/aurelia-30' });
    expect(quoted(article)).toEqual(['False', ...(article?.text.includes('Nobody') ? ['Nobody counts so many.'] : [])]);
  });

  test('may be a table', async () => {
    const table =
      'claimReviewed,textualRating,claimant,publisher,datePublished\nNinety boats sank,False,A. Poster,Fact Desk,2023-04-02\nNobody sank,,,,\n';
    const { articles, skipped } = await importArticles({ name: 'x.csv', bytes: bytesOf(table) });
    expect(articles).toMatchObject([
      { kind: 'fact-check', publisher: 'Fact Desk', claims: [{ claim: 'Ninety boats sank', verdict: 'False' }] },
    ]);
    expect(skipped).toEqual([{ name: 'x.csv#3', reason: expect.stringContaining('without a verdict') }]);
  });

  test('never has the claim for its title', async () => {
    const [article] = await imported('x.json', REVIEW);
    const read = article && parseArticle({ text: toMarkdown(article), file: 'x.md', format: 'markdown' });
    expect(read?.title).toBeNull();
  });

  test('says which of them has no claim or no verdict in words', async () => {
    const bare = { ...REVIEW, reviewRating: { ratingValue: 1 } };
    const none = { ...REVIEW, claimReviewed: '', itemReviewed: {} };
    const { articles, skipped } = await importArticles({
      name: 'x.json',
      bytes: bytesOf(JSON.stringify([REVIEW, bare, none, { '@graph': [REVIEW, bare] }])),
    });
    expect(articles.map(({ name }) => name)).toEqual(['x.json#1', 'x.json#4.1']);
    expect(skipped).toEqual([
      { name: 'x.json#2', reason: 'is a claim without a verdict in words; state the verdict' },
      { name: 'x.json#3', reason: 'is a fact check without a claim; state what it reviews' },
      { name: 'x.json#4.2', reason: 'is a claim without a verdict in words; state the verdict' },
    ]);
  });

  test('is not what a record with a label of another kind is', async () => {
    const [article] = await imported('x.json', { title: 'Fog', text: 'Fog lay over the bay.', label: 'weather' });
    expect(article?.kind).toBe('article');
  });
});
