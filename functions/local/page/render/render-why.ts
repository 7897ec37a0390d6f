import type { Explanation, ShownMessage } from '../../server/protocol.ts';
import { partWords } from '../state/score-parts.ts';
import { type Element, h } from './elements.ts';

const OUTCOMES = { answered: 'answered', disputed: 'answered, sources differ', not_found: 'nothing found' } as const;

/** Why each quotation has its rank. Slack shows nothing of this. */
export function renderWhy(explanation: Explanation, message: ShownMessage): Element[] {
  const { question, kind, confidence, indexVersion, quotes, isNearest } = explanation;
  const largest = Math.max(...quotes.flatMap(({ parts }) => parts.map(({ value }) => Math.abs(value))), 0.01);
  return [
    h('dl', { class: 'facts' }, [
      h('dt', {}, 'Question'),
      h('dd', {}, question),
      h('dt', {}, 'Outcome'),
      h('dd', {}, OUTCOMES[kind]),
      h('dt', {}, 'Confidence'),
      h('dd', {}, `${confidence.toFixed(3)} of 1, that the first quotation answers`),
      h('dt', {}, 'Index'),
      h('dd', {}, indexVersion),
    ]),
    h(
      'p',
      { class: 'muted' },
      'A score is a sum: what speaks for a sentence, weighed, and what speaks against it. “Words” are those of the question. The best is first here; a reply with a table follows its table.',
    ),
    ...quotes.map(({ text, source, score, parts }, at) =>
      h('section', { class: 'passage' }, [
        h('h3', {}, `${isNearest ? 'Mention' : 'Quotation'} ${at + 1} · score ${score.toFixed(2)}`),
        h('blockquote', {}, text),
        h('p', { class: 'muted' }, source),
        h('table', { class: 'parts' }, [
          h('thead', { class: 'visually-hidden' }, [
            h('tr', {}, [
              h('th', { scope: 'col' }, 'Sign'),
              h('th', { scope: 'col' }, 'Size'),
              h('th', { scope: 'col' }, 'Part of the score'),
            ]),
          ]),
          h(
            'tbody',
            {},
            parts.map(({ part, value }) => partRow(part, value, largest)),
          ),
        ]),
      ]),
    ),
    h('details', {}, [
      h('summary', {}, 'What a screen reader and a notification say'),
      h('p', { class: 'text' }, message.text),
    ]),
  ];
}

function partRow(part: string, value: number, largest: number): Element {
  return h('tr', { class: value < 0 ? 'less' : null }, [
    h('th', { scope: 'row', title: part }, partWords(part)),
    h('td', {}, [
      h('svg', { viewBox: '0 0 100 8', class: 'bar', 'aria-hidden': 'true', preserveAspectRatio: 'none' }, [
        h('rect', { width: (Math.abs(value) / largest) * 100, height: 8, rx: 1 }),
      ]),
    ]),
    h('td', { class: 'number' }, `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`),
  ]);
}
