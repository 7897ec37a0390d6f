import { parseRings } from '../../../functions/engine/concepts/rings.ts';

/** Rings of the tests on figures: operators edit `corpus/rings.yaml`, and no edit of theirs may change what is right here. */
export const FIGURE_RINGS = parseRings(
  `
rings:
  death: [kill, killing, die, dying, dead, death, fatality, fatal, deadly, slain, murder, perish, death toll, lost their lives,
    lost his life, loss of life, behead, decapitate]
  injury: [injure, injury, wound, hurt]
  hospital: [hospitalised, hospitalized, hospital]
  detention: [detain, detention, detainee, arrest, jail, in custody, behind bars]
  police: [police, policeman, policemen, officer, police officer, law enforcement, law enforcement officer, security officer,
    security service]
  military: [troop, soldier, army, military]
  protester: [protester, demonstrator, rioter, insurgent]
  civilian: [civilian, bystander]
  journalist: [journalist, reporter, correspondent]
  protest: [protest, demonstration, unrest, riot]
  help: [help, aid, assistance]
  seizure: [seize, capture, storm, occupy]
  arson: [fire, arson, torch, burn, burnt]
  shooting: [shot, shoot, shootout, gunfire]
  increase: [increase, rise, rose, risen]
  decrease: [decrease, fall, fell, fallen, plunge]
  price: [price, cost]
  fuel: [fuel, petrol, gasoline]
  dispatch: [send, sent, deploy, dispatch]
`,
  'figure-rings.ts',
);
