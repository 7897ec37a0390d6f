import type { EvidenceList } from '../evidence/evidence.ts';
import { amountOf } from '../figures/amounts.ts';
import { type Claim, unitLeftOut } from '../figures/asks/claims.ts';
import type { Slice } from '../search/slice.ts';
import { type BearingFigure, bearingFigures, bearingOfKind } from './bearing-figures.ts';

/**
 * A claim that leaves out its unit, in the unit that the sources give: "the bridge cost 84 million" beside "£84 million". The claim as it is
 * where it has one, or where what counts without a unit is as likely to be for the same thing.
 */
export function withUnit(claim: Claim, list: EvidenceList, index: Slice): Claim {
  const kind = unitLeftOut(claim);
  if (kind === null) return claim;
  const asked = { ...claim.ask, unit: kind === 'age' ? ('measure' as const) : kind, unitName: null, who: null };
  const plain: Claim = { ...claim, ask: asked, figure: { ...claim.figure, who: null, noun: null } };
  const found = bearingOfKind(kind, plain, list, index);
  const isSame = (one: BearingFigure) => amountOf(one.figure) === amountOf(claim.figure);
  const [best] = [...found.filter(isSame), ...found];
  const [bare] = bearingFigures(claim, list, index);
  if (!best || (bare && (bare.probability > best.probability || (isSame(bare) && !isSame(best))))) return claim;
  const { unit } = best.figure;
  return {
    ...plain,
    figure: { ...plain.figure, unit },
    ask: { ...asked, unitName: unit.kind === 'money' ? unit.currency : unit.kind === 'measure' ? unit.unit : null },
  };
}
