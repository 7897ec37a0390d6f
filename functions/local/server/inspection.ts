import { figureLabel, mannerWord } from '../../engine/figures/figure-labels.ts';
import type { Source } from '../../engine/quotation.ts';
import type { CorpusIndex, IndexedSentence } from '../../engine/search/corpus-index.ts';
import type { AnswerRecord } from '../../slack/store/store.ts';
import type { LocalCorpus } from './corpus/local-corpus.ts';
import type { ArticleInside, Explanation, Holdings } from './protocol.ts';

/** What the page shows beside Slack: why an answer is as it is, and what the index holds. */

export function explain({ answer }: AnswerRecord): Explanation {
  const isNearest = answer.quotes.length === 0;
  return {
    question: answer.question,
    kind: answer.kind,
    confidence: answer.confidence,
    indexVersion: answer.indexVersion,
    quotes: [...answer.quotes, ...answer.nearest].map(({ text, article, score, parts }) => ({
      text,
      source: article.title ?? article.file,
      score,
      parts: parts.map(({ part, value }) => ({ part, value })),
    })),
    isNearest,
  };
}

export function holdings({ index, skipped }: Pick<LocalCorpus, 'index' | 'skipped'>): Holdings {
  const counts = new Map<string, { passages: number; figures: number }>();
  for (const { article, sentences } of index.passages) {
    const count = counts.get(article.id) ?? { passages: 0, figures: 0 };
    count.passages += 1;
    count.figures += sentences.reduce((sum, { figures }) => sum + figures.length, 0);
    counts.set(article.id, count);
  }
  return {
    version: index.version,
    articles: index.articles.map((article) => ({
      ...sourceOf(article),
      ...(counts.get(article.id) ?? { passages: 0, figures: 0 }),
    })),
    skipped: skipped.map(({ file, reason, severity }) => ({ file, reason, severity })),
  };
}

/** `null` when there is none of that id. */
export function inside(id: string, index: CorpusIndex): ArticleInside | null {
  const article = index.articles.find((one) => one.id === id);
  if (!article) return null;
  const read = (sentence: IndexedSentence) => {
    const text = article.text.slice(sentence.start, sentence.end);
    const figures = sentence.figures.map((figure) => ({
      start: figure.start,
      end: figure.end,
      label: figureLabel(figure, text),
      of: [figure.noun, mannerWord(figure, text)].filter((word) => word !== null).join(', '),
    }));
    return { text, figures };
  };
  return {
    ...sourceOf(article),
    sha256: article.sha256,
    passages: index.passages
      .filter((passage) => passage.article.id === id)
      .map(({ sentences }) => ({
        context: headingsOf(article.text, article.blocks, sentences[0]?.start ?? 0),
        sentences: sentences.map(read),
      })),
  };
}

type Blocks = CorpusIndex['articles'][number]['blocks'];

/** The heading or lead-in right above a passage. */
function headingsOf(text: string, blocks: Blocks, start: number): string[] {
  const above = blocks.filter((block) => block.end <= start).at(-1);
  return above && (above.kind === 'heading' || above.kind === 'lead-in') ? [text.slice(above.start, above.end)] : [];
}

function sourceOf({ id, title, publisher, author, published, url, kind, of, file }: Source) {
  return { id, title, publisher, author, published, url, kind, of, file };
}
