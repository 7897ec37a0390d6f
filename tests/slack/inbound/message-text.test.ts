import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleText, claimText, mentions, questionText } from '../../../functions/slack/inbound/message-text.ts';
import { anyCharacter } from '../../support/any-character.ts';
import { expectLinear } from '../../support/growth.ts';

describe('a question as a person reads it', () => {
  test.each([
    ['is without the mention of the bot', '<@UBOT> how many police died?', 'how many police died?'],
    ['is without its name beside the id', '<@UBOT|verbatim> how many?', 'how many?'],
    ['is without a comma behind the mention', '<@UBOT>, how many?', 'how many?'],
    ['is without a colon behind the mention', '<@UBOT>: how many?', 'how many?'],
    ['is without a comma before a mention at its end', 'how many died, <@UBOT>?', 'how many died?'],
    ['is without a mention inside', 'hey <@UBOT> how many died?', 'how many died?'],
    ['is without a repeated mention', '<@UBOT> <@UBOT> - was it?', 'was it?'],
    ['is empty when nothing but the bot is mentioned', ' <@UBOT> ', ''],
    ['is without somebody else who is spoken to', '<@UBOT> <@U2|maria> how many died?', 'how many died?'],
    ['is without somebody whose name nobody gives', '<@UBOT> how many died, <@U2>?', 'how many died?'],
    ['keeps the name of a channel', 'what of <#C1|news-desk>?', 'what of #news-desk?'],
    ['says that a channel is named', 'what of <#C1> and <#C2|>?', 'what of #channel and #channel?'],
    ['is without a group', '<!subteam^S1|@desk> <@UBOT> how many? <!subteam^S2>', 'how many?'],
    ['is without a call to everybody', '<!here> <!channel> <!everyone> <@UBOT> look', 'look'],
    ['shows a date as its fallback', 'since <!date^1641427200^{date}|6 January 2022>?', 'since 6 January 2022?'],
    ['shows a link as its label', 'see <https://example.org/a|the report>', 'see the report'],
    ['shows a bare link as its address', 'see <https://example.org/a>', 'see https://example.org/a'],
    ['shows an address without its scheme', 'write to <mailto:a@b.org>', 'write to a@b.org'],
    ['decodes entities', 'A&amp;B &lt;5 &gt;3', 'A&B <5 >3'],
    ['decodes entities once', '&amp;lt; &amp;amp;', '&lt; &amp;'],
    ['leaves other entities alone', '&quot;x&quot; &nbsp;', '&quot;x&quot; &nbsp;'],
    ['is without emphasis', 'how *many* _police_ ~were~ `killed`?', 'how many police were killed?'],
    ['is without nested emphasis', '*_all_* of _*~them~*_', 'all of them'],
    ['is without the marks of a block of code', '```how many```', 'how many'],
    ['is without the marks of a quoted line', '&gt; eight died\n&gt;&gt;&gt; is that so?', 'eight died is that so?'],
    ['keeps marks that emphasise nothing', '3 * 4 * 5, 2*3*4, snake_case_name', '3 * 4 * 5, 2*3*4, snake_case_name'],
    ['keeps tildes that mean about', '~8 to ~10 officers', '~8 to ~10 officers'],
    ['keeps smart quotation marks', '“at least 18” isn’t ‘18’', '“at least 18” isn’t ‘18’'],
    ['is without codes of emoji', ':thinking_face: how many? :+1::skin-tone-2:', 'how many?'],
    ['keeps times', 'at 10:30:15 or 9:00', 'at 10:30:15 or 9:00'],
    ['has plain spaces', 'how\u00A0many\u202Fpolice\t\n  died', 'how many police died'],
    ['is without invisible characters', 'po\u200Blice\uFEFF of\u00ADficers \u202Edied', 'police officers died'],
    ['keeps joiners where letters need them', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['is without control characters', 'how\u0007 many\u001B[0m', 'how many[0m'],
    ['is composed', 'cafe\u0301', 'café'],
    ['never mentions what was typed as a mention', '&lt;@U1&gt; &lt;&lt;@U2', '@U1> @U2'],
  ])('%s', (_, slackText, expected) => {
    expect(questionText(slackText, 'UBOT')).toBe(expected);
  });

  test.each([
    ['Hey all, <@UBOT> how many died?', 'how many died?'],
    ['<@UBOT> hi, how many died?', 'how many died?'],
    ['<@UBOT> hello! how many died?', 'how many died?'],
    ['<@UBOT> good morning team, please how many died?', 'how many died?'],
    ['cc <@UBOT> how many died?', 'how many died?'],
    ['Anna wants to know: <@UBOT> how many died?', 'how many died?'],
    ['Anna is not sure, <@UBOT>: hi, was it eight?', 'was it eight?'],
    ['<@UBOT> :rotating_light: how many died?', 'how many died?'],
    ['<@UBOT>:rotating_light: how many died?', 'how many died?'],
  ])('is asked without a greeting, and without what is told to others: %s', (slackText, expected) => {
    expect(questionText(slackText, 'UBOT')).toBe(expected);
  });

  test.each([
    ['In Almaty, <@UBOT> how many died?', 'In Almaty, how many died?'],
    ['how many <@UBOT> were killed?', 'how many were killed?'],
    ['the mayor said, <@UBOT>, that eight died', 'the mayor said, that eight died'],
    ['Please all leave?', 'leave?'],
    ['All protesters were released?', 'All protesters were released?'],
    ['Hi-tech weapons were used?', 'Hi-tech weapons were used?'],
    ['Thanks to whom was he freed?', 'Thanks to whom was he freed?'],
    ['Team Astana won?', 'Team Astana won?'],
  ])('keeps what belongs to it: %s', (slackText, expected) => {
    expect(questionText(slackText, 'UBOT')).toBe(expected);
  });

  test.each([
    '?',
    '<@UBOT> ?!',
    '<@UBOT> hi',
    'Hello there!',
    'thanks',
    'Thank you very much.',
    ':wave:',
    '🚓',
    '<@U2>',
  ])('is empty where nothing is asked: %s', (slackText) => {
    expect(questionText(slackText, 'UBOT')).toBe('');
  });

  test('is without the mention while the id of the bot is unknown', () => {
    expect(questionText('<@U1> how many?', null)).toBe('how many?');
  });
});

describe('a claim', () => {
  test('mentions nobody', () => {
    expect(claimText('<@U1> look, <!here>: *18* officers died, <@U2|ada>!')).toBe('look, : 18 officers died!');
    expect(claimText('<!subteam^S1|@desk> A&amp;B sold 5%')).toBe('A&B sold 5%');
  });

  test('keeps the words of links and channels', () => {
    expect(claimText('<https://x.org|Eight died>, says <#C1|news>')).toBe('Eight died, says #news');
  });
});

describe('mentions', () => {
  test('are the ids of users, each once, in order', () => {
    expect(mentions('<@U2> <@W1|x> <@U2> <!here> <#C1> <!subteam^S1> &lt;@U9&gt; <http://a@b>')).toEqual(['U2', 'W1']);
    expect(mentions('nobody')).toEqual([]);
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    ...['<@U1>', '<@UBOT|x>', '<!here>', '<#C1|n>', '<http://x|y>', '&lt;', '&amp;', '&gt;', '<', '>', '@', '|'],
    ...['*', '_', '~', '`', '```', '\n', ' ', ',', ':', 'word', '8', '\u200B', '\u0000', '\uD800', ':smile:'],
  ),
  fc.string({ unit: anyCharacter, maxLength: 6 }),
);
const message = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
const bot = fc.constantFrom('UBOT', 'U1', null);

describe('for any message', () => {
  test('there is a text that mentions nobody, in plain spaces and without control characters', () => {
    fc.assert(
      fc.property(message, bot, (slackText, botUserId) => {
        for (const text of [questionText(slackText, botUserId), claimText(slackText)]) {
          expect(text).not.toContain('<@');
          expect(text).not.toMatch(/\p{Cc}|\s\s|[^\S ]/u);
          expect(text).toBe(text.trim().normalize('NFC'));
          expect(text.isWellFormed()).toBe(true);
        }
        mentions(slackText);
      }),
      { numRuns: 2000 },
    );
  });

  test('plain words stay as they are', () => {
    const words = fc.array(fc.constantFrom('how', 'many', 'police', 'died', '8', 'café', '“yes”'), { minLength: 1 });
    fc.assert(
      fc.property(words, bot, (list, botUserId) => {
        const text = list.join(' ');
        expect(questionText(text, botUserId)).toBe(text);
        expect(claimText(text)).toBe(text);
      }),
    );
  });

  test.each(['<', '<@U1>', ',', ' ', ':a', '*a ', '&gt;', '\n> ', '<@'])(
    'a message as long as Slack allows is read in linear time: %j',
    (part) => {
      expectLinear(
        40_000,
        (size) => part.repeat(size / part.length),
        (text) => {
          questionText(text, null);
          claimText(text);
        },
      );
    },
  );
});

describe('a message taken as an article', () => {
  test('keeps its lines and paragraphs, and loses Slack’s markup', () => {
    const text =
      ' *Clashes* in Marlow \r\n\n\n\nSix &lt;policemen&gt; &amp; more,  <https://a.test/x|said> <@U1>.\nNine.  ';
    expect(articleText(text)).toBe('Clashes in Marlow\n\nSix <policemen> & more, said @someone.\nNine.');
  });

  test('is as long as Slack allows and read in linear time', () => {
    const repeated = (unit: string) => (size: number) => unit.repeat(size / unit.length);
    expectLinear(40_000, repeated('\n '), (text) => expect(articleText(text)).toBe(''));
    expectLinear(40_000, repeated('Six died.\n\n'), (text) =>
      expect(articleText(text).length).toBeGreaterThan(0.97 * text.length),
    );
  });
});
