import { describe, expect, test } from 'vitest';
import { opposition, polarityOf } from '../../../functions/engine/claims/opposites.ts';

const stand = (claimed: string, stated: string) => opposition(polarityOf(claimed), polarityOf(stated));

describe('what a source says of what is claimed', () => {
  test.each([
    ['The exchange accepted the offer', 'The exchange rejected the offer in May'],
    ['Ada Quill won her case', 'Ada Quill has lost her case'],
    ['The captain was armed', 'The captain was unarmed at the time'],
    ['Police charged the four divers', 'The divers were released without charge'],
    ['He pleaded guilty', 'He pleaded not guilty'],
    ['The council refused to apologise', 'The council apologised on Monday'],
    ['The union confirmed the strike', 'The union denied the strike'],
    ['The search was lawful', 'A court found the search unlawful'],
    ['Exports rose', 'Exports did not rise'],
  ])('is the opposite: %s / %s', (claimed, stated) => {
    expect(stand(claimed, stated)).toBe('opposed');
    expect(stand(stated, claimed)).toBe('opposed');
  });

  test.each([
    ['The yard did not accept the bid', 'The yard rejected the bid'],
    ['The yard turned down the bid', 'The yard has rejected the bid'],
    ['Exports rose', 'Exports did not fall'],
    ['She resigned', 'She stepped down'],
  ])('is the same: %s / %s', (claimed, stated) => {
    expect(stand(claimed, stated)).toBe('same');
  });

  test('is unknown where neither has a word of it', () => {
    expect(stand('The ferry left at noon', 'The ferry sank')).toBe('unknown');
    expect(stand('The exchange accepted the offer', 'The offer was low')).toBe('unknown');
  });
});
