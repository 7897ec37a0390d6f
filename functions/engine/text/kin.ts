import { otherForms } from './irregular-verbs.ts';
import { stemWord } from './stems.ts';

/**
 * Words that tell of one happening or standing, each line one: "buried" and "funeral", "succeed" and "take over from". Wider
 * than a ring: a sentence with a word of the line may answer a question with another, which says nothing about which of its
 * figures does. Kin is looked for, never searched or counted.
 */
const KIN =
  'born birth native birthplace grew raised|die died dead death killed passed perished|bury buried burial funeral laid rest grave cemetery|' +
  'marry married marriage wed wedding wife husband spouse bride|divorce divorced separated split|' +
  'join joined enlisted hired recruited entered signed became|leave left quit resigned departed exit defected defection stood stand stepped|' +
  'retire retired retirement|hire hired appointed recruited employed|appoint appointed named nominated picked chosen selected tapped|' +
  'succeed succeeded successor replace replaced replacement replacing takes took taking over new|' +
  'head headed leads leader chief boss director chairman chairwoman chair president chaired executive ceo|lead led headed chaired leader conducted|' +
  'chair chaired chairman headed led conducted|own owned owns owner controls holds belongs|founded founder set established launched started formed created|' +
  'build built construction constructed builder erected completed|finish finished completed complete end ended over done|' +
  'start started begin began begun opened launched opening kicked|end ended finish finished concluded over called stopped closed|' +
  'open opened opening launched|close closed closure shut|buy bought buyer purchase purchased acquired acquisition takeover paid|' +
  'sell sold seller sale selling disposed offloaded|pay paid payment|catch caught captured arrested recaptured detained apprehended found held|' +
  'capture captured caught arrested seized taken|arrest arrested detained custody held seized|find found discovered discovery located recovered uncovered|' +
  'discover discovered found uncovered|kidnap kidnapped abducted hostage seized taken captured|hostage abducted kidnapped seized captive|' +
  'jail jailed sentenced imprisoned prison|sentence sentenced jailed prison years|convict convicted guilty conviction|charge charged charges accused indicted|' +
  'sue sued lawsuit suing court legal claim|try trial tried court|live lives living lived resident based home resides|move moved emigrated relocated fled came arrived settled|' +
  'come came arrived arrive moved entered|arrive arrived come came reached landed|go went attended visited travelled headed|attend attended studied school graduated|' +
  'study studied student attended graduated degree|train trained training academy|work works worked employed job|treat treated treatment hospital taken cared|' +
  'injure injured hurt wounded injuries|kill killed shot dead slain murdered death|shoot shot fired gunned shooting opened|stab stabbed knife|attack attacked assault|' +
  'throw threw thrown hurled pelted flung hit|hit struck splattered pelted slapped|spit spat|crash crashed collided collision|derail derailed derailment came off|' +
  'strike striking walkout walked stoppage|win won victory winner beat defeated|lose lost defeat defeated|elect elected election voted won|' +
  'vote voted backed|fight contest contesting stand standing run running|contest fight stand run|happen happened took place occurred|hold held took place|' +
  'write wrote written author penned|paint painted painting painter artist|translate translated translation translator|drive drove driven driver driving wheel|' +
  'fly flew pilot piloted flown|say said told says claimed|tell told said|announce announced said unveiled|propose proposed suggested called|' +
  'order ordered|ban banned prohibited outlawed|veto vetoed veto|sign signed|launch launched began started unveiled|destroy destroyed wrecked ruined|' +
  'steal stole stolen theft robbed robbery taken|rob robbed mugged robbery mugging|escape escaped fled absconded|free freed released release|release released freed|' +
  'drop dropped fell fallen decline slid lost|rise rose risen climbed up gained|help helped|cause caused led sparked triggered because due|' +
  'publish published released|report reported|call called phoned|warn warned alerted tipped|tip tipped called reported turned alerted|meet met meeting|' +
  'pick picked chose chosen selected nominated appointed|choose chose chosen picked selected|restore restored resumed|deliver delivered|' +
  'preside presiding judge|employ employs employed employees workforce staff workers|merge merger merged|invest invested investment|lend loan lent|' +
  'donate donated donation gave|fund funded bankroll bankrolled financed paid funding|bankroll bankrolled funded financed|bomb bombed bombing blast|' +
  'retreat withdraw withdrew withdrawal pulled|send sent deployed dispatched|veto blocked|stop stopped halted suspended ended|suspend suspended halted';

const kin = new Map<string, Set<string>>();
for (const line of KIN.split('|')) {
  const stems = new Set(line.split(' ').flatMap((word) => [stemWord(word), ...otherForms(stemWord(word))]));
  // Only the first word asks for its line: "held" is kin of "arrested", and "hold" asks for no arrest.
  const [head = ''] = line.split(' ');
  for (const asked of [stemWord(head), stemWord(line.split(' ')[1] ?? head), ...otherForms(stemWord(head))]) {
    const known = kin.get(asked) ?? new Set<string>();
    for (const stem of stems) known.add(stem);
    kin.set(asked, known);
  }
}

/**
 * Stems of verbs for what happens once to whoever or whatever is named. Their kin says it in nearly all the ways that articles have, so that a
 * sentence without any of it says something else.
 */
const ONCE = new Set(
  'born die bury marry divorce founded build succeed replace arrest jail sentence convict charge appoint elect kidnap buy sell merge sue own paint write translate retire'
    .split(' ')
    .map(stemWord),
);

/** Whether a sentence that has neither the word of this stem nor kin of it says nothing of what the word asks. */
export function saysItByKin(stem: string): boolean {
  return ONCE.has(stem) || otherForms(stem).some((form) => ONCE.has(form));
}

/** Stems of the words that may say what the asked one says, its own other forms among them. */
export function kinOf(stem: string): ReadonlySet<string> {
  return new Set([...otherForms(stem), ...(kin.get(stem) ?? [])]);
}
