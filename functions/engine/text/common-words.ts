/**
 * Common English content words, written by hand, as a background language model. A word of a question that no indexed
 * article contains tells little when it is a common word ("joined", "manage", "authorised": an article simply puts it
 * differently), and very much when it is a rare word or a name ("belarus", "cricket": no article is about it).
 *
 * The lists are compared by stem, so a base form stands for its regular inflections; irregular forms are listed, and so
 * are British and American spellings that stem differently. Kept out on purpose are function words, names, numbers,
 * specialised terms, and the topic words of news events ("election", "earthquake", "strike"), whose absence is telling.
 */

/** Words met on nearly every page. */
export const VERY_COMMON_WORDS: readonly string[] = `
able action add age ago allow almost alone already also although always amount another answer area ask away back
became become began begin begun believe best better big body book bring business call came case cause certain change
child children city clear close come common company consider continue country course create cut date day did do done
down during each early east end enough enter even ever every example face fact family famous far father feel felt few
field find first follow food form former found free friend full further gave general get give given go goes gone good
got government great ground group had half hand happen hard head held help high history hold home hour house however
human idea important include increase itself job join just keep kind knew know known large last later lead leave led
left less let level life light like line list little live local long look lot love low made main major make man manage
many mark mean meant meet member men mention might mind minute moment money month more morning most mother move much
must name nation near need never new news next night north nothing now number often old once only open other outside
own paid paper part particular pass past pay people percent perhaps person place plan play player point popular
possible power present president previous price problem program provide public put question quite ran rather reach
read ready real reason receive recent record report rest result right room run said same saw say school science second
see seem seen self send sent serve service set several short show shown side simple since single size small social
someone something soon south speak special spoke stand start state stay step still stood stop story student such
system take taken talk team tell thing think third thought time today together told took top true try turn type under
understand until use usual want was watch water way week well went west whole wide woman women word work world write
written year yes yet young
`
  .trim()
  .split(/\s+/u);

/** Everyday verbs, nouns, adjectives and adverbs of general English; none shares a stem with the above. */
export const COMMON_WORDS: readonly string[] = `
abandon ability aboard abolish abroad absence absent absolute absorb abstract abundant academic academy accelerate
accept access accommodate accompany accomplish accord account accumulate accurate accuse achieve acknowledge acquaint
acquire acquisition across act active activist actor actress actual acute adapt addition address adequate adjacent
adjust administer administrator admire admission admit adopt adult advance advantage adventure adverse advertise
advice advise advisor advisory advocate affair affect affiliate afford afraid afternoon afterward agency agenda agent
aggressive agree agreement ahead aid aim air alarm album alert alike alive allege alliance allocate ally alongside
aloud alter alternate altogether amaze ambition ambitious amend ample analyse analysis analyst analytical analyze
ancestor ancient anger angry animal anniversary announce annoy annual anonymous anticipate anxious anybody anymore
anyone anything anyway anywhere apart apologise apology apparent appeal appear applicant apply appoint appreciate
approach appropriate approve approximate architect architecture archive argue argument arise arisen arose arrange
arrive art article artificial artist ascend aside aspect aspire assemble assert assess asset assign assist associate
assume assumption assure astonish atmosphere attach attain attempt attend attention attitude attract attribute
audience author authorise automatic available avenue average avoid await awake award aware awful baby background
backward bad bag balance ball band bank bar barrier base basic basis beach bear beat beaten beauty bed beginner behalf
behave behavior behaviour behind belief belong beloved below belt beneath beneficial benefit beside beyond bid bill
biography bird birth birthday bit black blame blind block blow blown blue board boat bond bonus boom boost boot born
borrow boss bottom bought bound boundary box boy branch brand bread break breakdown breakthrough brief bright
brilliant broad broadcast broke broken brother brought brown budget build builder built bulk burden bureau burst buy
buyer calculate calendar calm camera camp campaign cancel capable capacity capital caption capture car card care
career carrier carry cast casual catch category cater caught cautious cease celebrate cell center central centre
century ceremony certainty certificate chain chair chairman challenge chamber champion championship chance channel
chapter character characteristic charge charity charm chart charter chase cheap check cheer chief childhood choice
choose chose chosen chronicle circle circulate circumstance cite citizen civic civil civilisation claim clarify
clarity class classic classify classroom clean click client climb clock closure club coach coast code coffee coincide
cold collaborate collapse colleague collect college color colour column combine comfort comic commemorate commence
comment commerce commercial commission commit committee commonplace communicate community companion compare comparison
compatible compel compensate compete competition competitor compile complain complaint complement complete complex
compliance complicate component compose composition compound comprehend comprehensive comprise compromise computer
conceal concede conceive concentrate concept concern concert conclude conclusion concrete condemn condition conduct
conference confident confidential confine confirm conflict conform confront connect conscious consensus consent
consequent conserve considerable consist constant constitute constrain construct consult consume consumption contact
contain contemporary content contest context continent contract contractor contradict contrary contrast contribute
contributor control controversy convene convenient convention conversion convert convey convince cook cool cooperate
coordinate cope copy core corner corporate correct correspond cost council counsel count counter counterpart
counterparty countryside couple courage cover coverage craft creation creative creator creature credible credit crew
criteria criterion critic criticise cross crowd crucial culture cup cure curious currency current curve custom cycle
daily damage dance danger dark data database daughter dawn deadline deal dealer dealt dear debate debt debut decade
decay decent decide decision declare decline decorate decrease decree dedicate deep default defeat defence defend
defense deficit define definite degree delay delegate deliberate delicate delight deliver delivery demand demonstrate
denial dense deny depart departure depend depict deploy deposit deprive depth deputy derive descend descent describe
description deserve design desire desperate despite destined destroy destruction detail detect determine develop
device devise devote diagram dialogue dictionary differ difficult difficulty dig digital dimension diminish direct
director directory disadvantage disagree disagreement disappear disappoint discipline disclose discount discourage
discover discovery discuss disk dismiss disorder dispatch display dispose dispute disrupt dissolve distance distant
distinct distinguish distribute district disturb diverse divide division doctor document documentary dog dollar domain
domestic dominant donate door double doubt downtown downward draft drag drama dramatic draw drawn dream dress drew
drift drink drive driven driver drop drove dry dual dub due dug duration dust duty dynamic eager ear earlier earn
earth ease eastern easy eat eaten economic economist economy edge edit editor editorial educate effect efficient
effort either elaborate elderly electric electronic elegant element elementary elevate eligible eliminate elite
elsewhere embark embody embrace eminent emission emotion emphasis emphasise emphasize employ employee empower
empty enable enact encounter encourage endless endorse endure enemy energetic energy enforce engage engine enhance
enjoy enlarge enormous enquire enquiry enrich enrol ensure enterprise entertain enthusiasm enthusiastic entire entitle
entity entrance entrepreneur entry environment environmental envisage episode epoch equal equip equivalent era erase
erect error escape especially essay essence essential establish estate estimate eternal evaluate event eventual
everybody everyday everyone everything everywhere evident evil evolution exact exaggerate exam examine exceed
excellent except excess exchange excite exclude exclusive exempt exercise exhaust exhibit exist exit expand expansion
expect expedition expel expense experience experimental expert expertise expire explain explanation explicit exploit
explore export expose exposure express extend extension extent external extra extract extraordinary extreme eye
facilitate facility factor factory faculty fail failure fair fall fallen false fame familiar fan fancy farm farmer
fashion fast fat fate fault favor favorite favour favourite fear feasible feat feature fed federal fee feed feedback
feet fell fellow female fence festival fiction fierce fight fighter figure file fill film final finalise finance
financial fine finger finish firm fish fit fix flat flavor flavour flaw fled flee flew flexible flight float floor
flow flower flown fly focus fold folk foot footage forbid forbidden force forecast foreground foreign foremost foresaw
foresee forever forgave forget forgive forgot forgotten formal format formula formulate forth forthcoming fortune
forum forward foster fought foundation founder fraction frame framework franchise frank freedom freeze frequency
frequent fresh friendship front frontier froze frozen fruit frustrate fuel fulfil fully fun function fund fundamental
funny furthermore future gain gallery gap garden gate gather gender generate generous genre genuine geographic
geography gesture giant gift girl glad global globe goal grace grade gradual graduate grand grandfather grandmother
grandparent grant graph graphic grass grateful grew grip gross grow grown growth guarantee guard guess guest guidance
guide guideline guy habit hair hall halt handle happy harbor harbour hardware harm harmony hate headline headquarters
heal health healthy hear heard heart heat heavy height heir hence herald heritage hero heroic hesitate hid hidden hide
hierarchy highlight hill hint hire historian historic hit hobby holder hole holiday honest honor honorary honour hope
horizon horrible horse host hostile hot household huge humble hung hurt husband icon ideal identification identify
identity ideology ill illustrate image imaginary imagine immediate immense imminent impact implement implication imply
impose impossible impress improve inability inadequate inauguration incentive incident inclined inclusion income
incomplete incorporate incorrect incredible indeed independent index indicate indirect individual industry inevitable
inferior infinite influence influential inform infrastructure inhabit inherent inherit initial inner innovate input
inquire inquiry insert inside insight insist inspect inspire install instance instant instead instinct institute
instruct instrument insufficient insure integral intelligent intend intense intent interact interest interfere
intermediate internal internet interpret interrupt interval intervene intervention interview intimate introduce
introduction invent inventor invest investigate investor invisible invite involve irregular irrelevant isolate issue
item joint journal journalist journey joy judgement judgment jump junior justification justify keen keeper kept key
keyword kid kilometer kilometre king kingdom knowledge label labor laboratory labour lack lady laid lain land landmark
landscape lane language late latter laugh launch lay layer layout leader leadership league leak learn learner learnt
lecture legacy legend legendary legitimate lend length lengthy lesser lesson letter liable liberal liberty library
licence license lie lifestyle lifetime lift likelihood likewise limit link liquid listen literacy literary literature
load loan lobby locate lock lodge logic loose lose loss lost loud lover lower loyal loyalty luck lucky luxury machine
machinery magazine magic magnificent magnitude mail mainland mainstream maintain maintenance maker male mandate
manifest manipulate manner manual manufacture map margin marine market marriage marry mass massive master match mate
material mathematics matter mature maximise maximize maximum meal meaningful meaningless meantime meanwhile measure
mechanic media medium membership memorable memory mental mentor menu mere merge merger merit mess message met metal
meter method metre middle midnight mighty mild mile milestone milk mine minimal minimise minimum minister ministry
minor miracle mislead misled miss mission mistake mistaken mistook misunderstand mix mixture mobile mobilise mode
model moderate modern modernise modest modification modify momentum monetary monitor moral moreover motion motive
motor mount movement movie multiple multiply music musician mutual mystery narrative narrow nationwide native nature
navigate nearby neat necessary necessity negative neglect negotiate neighbor neighborhood neighbour neighbourhood
neither nerve nervous net network neutral nevertheless newcomer newly newspaper nice nickname nobody noise nominal
nominee nonetheless noon norm normal northern notable note notice notify notion notorious novel novelist nowadays
nowhere numerous obey object observe obstacle obtain obvious occasion occasional occupation occupy occur occurrence
ocean odd offend offensive offer office official offset offspring ongoing online onset onto operate opinion opponent
opportunity oppose opposite opt option order ordinary organ organise orient origin otherwise ought outcome outdoor
outer outline outlook output outright outstanding overall overcame overcome overlap overlook overly overnight oversaw
overseas oversee overseen overtake overtook overturn overview overwhelm owe owner ownership pace pack package packet
page pain paint painter pair pale panel panic parade paragraph parallel parent park partial participant partner
partnership party passage passenger passion passive patch path patience pattern pause payment peace peak peculiar pen
penalty perceive percentage perception perfect perform period permanent permission permit persist personnel
perspective persuade phase phenomena phenomenon philosopher philosophy phone photo photograph phrase physical pick
picture piece pile pioneer pitch placement plain plane planner plant plastic platform plausible pleasant please
pleasure pledge plenty plot plug plunge plus pocket policy polite politician pool poor population port portion
portrait portray pose position possess post poster postpone potential pound practice practise praise precede precious
precise predecessor predict predominant prefer preliminary premise premium prepare prescribe presence preserve press
pressure prestige prestigious presume pretend pretty prevail prevent pride primary prime primitive principal principle
print prior priority privacy private privilege prize pro probable procedure proceed process proclaim produce product
profession professional professor profile profit profound programme progress project prolong prominent promise promote
prompt pronounce proof proper property proportion propose prospect prosper protect proud prove proven province
provincial provision provoke publish pull pump pupil purchase pure purpose pursue pursuit push puzzle qualification
qualify quality quantity quarter queen quick quiet quota quotation quote radical radio rail raise rally random rang
rank rapid rare rate ratio rational raw ray react reaction reader realise realism realistic reality realize realm rear
reassure rebuild rebuilt recall receipt reception recipe recipient recognise recognition recognize recommend
reconstruct recover recovery recreation recruit red redesign reduce reduction refer reflect reform refresh refuse
regain regard regardless regime region register registration regret regular regulate reign reinforce reject relate
relationship relax release relevant reliable reliance relief relieve relocate reluctant rely remain remainder remark
remember remind remote remove rename render renew renowned rent rental repair repay repeat repetition replace reply
represent representation reproduce reputation request require research resemble reserve reside residential resist
resolution resolve resort resource respect respond response restore restrict resume retail retain retire retreat
retrieve return reunion reveal revenue reverse review revise revive reward rewrite rhythm rich rid ride rider rigid
ring rise risen risk risky rival rivalry river road rock rode role roll romance romantic roof root rose rough round
route routine row royal rub ruin rule ruler rung runner rural rush sad safe safety sake salary sale sample sang sat
satisfaction satisfactory satisfy save scale scan scarce scatter scenario scene scenery schedule scheme scholar
scholarship scientific scientist scope score scrap screen script sea seal search season seat secondary secret
secretary section sector secure seek segment seize select sell senior sensation sense sensible sensitive sentence
sentiment separate sequence series serious servant session setback settle settlement settler setup shade shadow shake
shaken shall shame shape share shareholder sharp shed shell shift shine shock shoe shone shook shop shore shortage
shortcoming shorten shoulder shower shut sick sight sign signal signature significant silence silent silver similar
simplify simultaneous sing singer sister sit site situate sketch skill skip sky sleep slept slid slide slight slip
slogan slope slow smart smile smooth society soft software soil sold sole solid solution solve somebody somehow
sometime somewhat somewhere son song sophisticated sorry sort sought sound source southern space span spare spark
speaker specialise specialist specialty specific specify spectacular spectator speculate speech speed spell spend
spent spin spirit split spoken spokesman spokesmen spokesperson spokeswoman sponsor spontaneous sport spot sprang
spread spring squad square stability stable staff stage stake stamp stance standard standpoint star starter startup
statement statistic stature status steady steep steer stick stimulate stir stock stone storage store straight
straightforward strain strange stranger strategic strategy stream street strength strengthen stress stretch strict
string strip strive strong struck structure struggle stuck studio study stuff stupid style subject submit subsequent
subsidiary subsidy substance substantial substitute subtle suburb succeed success successor suck sudden suffer
sufficient suggest suit suitable sum summarise summarize summary summer summit sun sung super superb superior
supervise supervisor supplement supplier supply support suppose supreme sure surface surge surname surpass surplus
surprise surround survey survive survivor suspend sustain swap swear sweet swift swing switch symbol systematic table
tackle tactic tail tailor talent tall tape target task taste taught teach teacher teammate tear technical technique
technology teen teenage telephone television temper temperature temporary tempt tend tendency tender tense tension
tenure term terrible terrific test text textbook thank theme theoretical theorist theory thereafter thereby therefore
thick thin thorough thread threat threaten threw thrive throw thrown thus ticket tie tight timeline tiny tip title
token tolerate tomorrow tone tonight tool topic tore toss total touch tough tour tourism tourist tournament toward
town toy trace track trade trader tradition traffic tragic trail train trainer trait transfer transform transit
translate transmission transmit transparent transport travel treat treatment tree tremendous trend trigger trip triple
triumph trouble truck truly trust truth twice twist typical ugly ultimate unable unacceptable unaware uncertain
uncertainty unchanged unclear uncommon uncover undergo undergone underground underlie underline undermine understood
undertake undertaken undertook underway underwent undoubtedly unexpected unfair unfamiliar unfortunate unhappy uniform
unify unilateral union unique unit unity universe unknown unless unlike unnecessary unofficial unpleasant
unprecedented unsuccessful unusual unveil upcoming update upgrade upheld uphold upon upper upset upward urban urge
urgent usage useless user utilise utility utmost utter vacant vacation vague vain valid valley valuable value vanish
variable variant variation variety various vary vast vehicle venture venue verbal verify verse version vertical very
veteran via vice victory video view viewer viewpoint village virtual visible vision visit visitor visual vital vivid
vocabulary vocal voice volume voluntary volunteer vulnerable wage wait wake waken walk wall ware warm warmth warn wash
waste wave weak weaken wealth wealthy wear weather web website wedding weekend weigh weight welcome welfare western
wheel whenever whereas wherever whilst white whoever wholesale wholly widen widespread width wife wild willing win
window wine winner winter wire wisdom wise wish withdraw withdrawn withdrew withhold withstand wives woke woken won
wonder wood wooden wore worker workforce workplace workshop worldwide worn worry worse worst worth worthwhile worthy
writer wrong wrote yard yellow yesterday yield youngster youth zone
tv pm mp mps ceo
`
  .trim()
  .split(/\s+/u);
