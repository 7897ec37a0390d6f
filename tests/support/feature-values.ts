import { FEATURES, type FeatureName } from '../../functions/engine/evidence/feature-names.ts';
import { AT, type Features } from '../../functions/engine/evidence/feature-row.ts';

/** What was measured of a candidate, by name. */
export function featureValues(features: Features): Record<FeatureName, number> {
  return Object.fromEntries(FEATURES.map((name) => [name, features.of(AT[name])])) as Record<FeatureName, number>;
}
