import { stemWord } from './stems.ts';

/** Base form, then the forms that no rule of stemming joins to it. Verbs that never change ("cut", "hit") need no entry. */
const IRREGULAR =
  'beat beaten,become became,begin began begun,bite bit bitten,blow blew blown,break broke broken,bring brought,build built,' +
  'burn burnt,buy bought,catch caught,choose chose chosen,come came,deal dealt,dig dug,do did done,draw drew drawn,drink drank drunk,' +
  'drive drove driven,eat ate eaten,fall fell fallen,feed fed,feel felt,fight fought,find found,flee fled,fly flew flown,' +
  'forget forgot forgotten,freeze froze frozen,give gave given,go went gone,grow grew grown,hear heard,hide hid hidden,' +
  'hold held,keep kept,know knew known,lay laid,lead led,leave left,lend lent,lose lost,make made,mean meant,meet met,pay paid,' +
  'ride rode ridden,rise rose risen,run ran,say said,see saw seen,seek sought,sell sold,send sent,shake shook shaken,' +
  'shine shone,shoot shot,shrink shrank shrunk,sing sang sung,sink sank sunk,sit sat,sleep slept,speak spoke spoken,spend spent,' +
  'spring sprang sprung,stand stood,steal stole stolen,stick stuck,strike struck stricken,swear swore sworn,sweep swept,' +
  'swim swam swum,take took taken,teach taught,tear tore torn,tell told,think thought,throw threw thrown,' +
  'understand understood,undergo underwent undergone,wake woke woken,wear wore worn,win won,withdraw withdrew withdrawn,write wrote written';

const VERBS = IRREGULAR.split(',').map((forms) => [...new Set(forms.split(' ').map(stemWord))]);

const formsOf = new Map(VERBS.flatMap((forms) => forms.map((stem) => [stem, forms] as const)));

/** Stems of the other forms of an irregular verb, which the stemmer keeps apart: "won" for "win". */
export function otherForms(stem: string): readonly string[] {
  return formsOf.get(stem)?.filter((form) => form !== stem) ?? [];
}
