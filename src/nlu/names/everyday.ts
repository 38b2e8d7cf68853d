import { keysOf } from '../fold.ts';

/**
 * Everyday words a letter or two away from a name: never read as a misspelt one. Beside these the engine gives the
 * words that several intents use.
 */
const ENGLISH = `policy police policed polices polite thank thanks black state states stated statue slate count bring
  diary daily dairy daisy person persons report reports polish trial trials transfer payment account bill order portal
  goods office officer offices contract tender buyer seller vendor supply during selection selections section station
  stations status support hours house mission sector value values party parties stock block blocks clock lock flock
  bloc blog agitation cooperation cooperate cooperating excite excuse fairy visas visa vista villas pension pensions
  pensioner tension poison prison landing lending canning banning planning planting manning scanning panning tanning
  training dining lining mining minting mixing fining joining treasure khaki sauna culture cultures cultured agriculture
  deviation variation aviation avocation vacation ovation elevation elation ovations revenues revenue revenge
  coordinator coordinate coordinating estates restate judicial judiciary transports transported transporter transform
  transit appointments disappointment trial ratio ration rations rating nation notion motion option reflection rejection
  election elections electing electron electronic electronics deletion detection ejection erection direction collection
  connection correction selecting textiles molar polar solar sonar solve shorts sorts spots sports sport sporty swamp
  stamp stamps stump staple environmental healthy wealth health heath deathly fishers fisheries schooling collage
  colleges colleague colleagues merit mere secretaries secretary municipals airport airports majority minority priority
  seniority authority saga detection indoor hospital hospitable formation reformation deformation conformation
  information informative informal ordination coordination thank clinics treasured universality universal diversity
  university adversity gonna wanna museum museums prancing legislate legislature legislation legislation protocols
  protocol environment environments vacations rotation relation relations relating operation operate operating operative
  inoperative imperative comparative elective navigation promotion promotions motions execution executive irritation
  irrigate irritating correlation tourist tourists tourism courts court curt sort boxing boning boring baring bearing
  bowing bind blind barely agricultural forms forums informatics secretarial financed finances financer fiance refinance
  vigilant vigilance homes homeward handbook handloom handlooms labor labour labours neighbour harbour tiffin minimum
  excised exercise excise expensive disco discos sham shame shaam trek track clocks manna manner banner hind mind kind
  bands band brand grand panda honda agree agreed upsc cibil clauses additional dated flight ghana shana reilly broadway bananas banana alone jason salon talon basil basis basic basics mandy merry berry
  sandy candy handy andy mango manga norman woman women healthy forest forests interest honest foremost interests
  gunda daily sushi mouse tower power powder slot restrict district distinct strict restricted appoint appointed
  plants panting sailing selling spelling boiling rolling roaring pouring bonding binding bending building wedding
  reading heading grading trading trade trader traders grade winter inter enter center centre internal external
  department compartment apartment apartments departmental department's separately departure departments garment`;
const HINDI = `khana khane khata tahat rahat dhandli barabari latakta lagta karta bhaag khush manga mangal jaldi khate khati khali khada khade khadi khad khari khabar kharab khaan khan mandir mandal bandi bande bandh
  gandi chandi shadi dadi gadi kadi ghadi bahar zahar lahar nazar nagad nahin nahane maine kahan yahan wahan udyam udhyam
  thanda thand dhana tana thaga sadar kadak sharm shakti sakti shaktiyan ashram bhram gana gaana ganda banna janna anna panna
  ginna puchna puchhna sochna suchit sachai safai likhai para prag paras parak parakh unnati kheto khet beti kehti kehte jeti
  teji shikayat shikshak shikha raksha vikalp vilas vinash pasha pashe kharij khadha bada bade band banta banti nanda danda
  handa banda bandha basta masti sasti hasti nasti batti basi gunda hansi hasi khasi kahi kabhi rashi kasht kash karni karna
  karwa karwai karvai karwao karni kari karti merut prayas prayog prayogi kambal sambhalo sambhalna shamil imli agala agla agar jaoon
  jaon jaaon jaye jalan jalao jalna balki bali malin agle hota hoti hote hotel kaise jaise paise baise khush khushi kushal samaj
  samajh saman samaan samay sabha sabhi sabka subah subha shuru sthan sthaan sthiti sanstha naya nayi niyam nigah nirman niyukt
  nivida nivesh vridh vidya vidhi vidhan vidhayak adhikar adhikari adhikrit nirdesh nideshak parisar parishram parivar parivad
  parichay parivartan parikshan patra patri prabandh prabandhan pradhan pradan prabhari shubham sambandh sambandhit sammati sampark
  sampatti sankhya sandhya janta janata jankari jaankari anubandh anubhav anurodh aavedan aadesh uchit uchch upar upay upyog upbhog
  udhar udhaar bharat bharti bhasa bhag bhagwan chinta chini chuna chunna chunkar chalan chalaan kharid kharidi khareed kharch
  vibhinn vibhagiya vibhagon vibhajan adha aadha thekedar thekedaar kotedari dukandar jameen zameen mausam masoom mahila mahilao
  mahina mahine madhyam madhya mukhya sanskar sanskrit sanskriti swasth swathya divya divas diwali dhanrashi gram gramin`;
const DEVANAGARI = `उद्यम उद्यमी उद्गम भुगतान आदेश पोर्टल खाता खाते सामान सामग्री मदद नमस्ते लिया दिया किया बढ़िया संस्था संस्थान विदेशी
  विदेश व्यापारी परिवाद परिवार परिवर्तन परिवर्तित सिलाई सफाई संस्तुति प्राधिकार प्राधिकारी संपर्क मध्य माध्यम कालेज कर्मी कर्म
  कार्ड कार्ट तालिका कार्यशाला संख्या सख्या दर्जा आईटीआर आरटीआई पंजीकरण पंजीकृत पर्यटक विभागीय विभागों विभाजन नियुक्त नियंत्रण
  क्रियान्वयन प्राथमिकता सहभागिता सहकारी सहयोग विमुक्ति सस्ती मस्ती हस्ती बत्ती बस्ता रस्सी नगरिक नागरिक पिछला पिछले संध्या
  समन्वयक प्रबंध प्रबन्ध निबंध न्यास वाणिज्य गरीब शर्म भ्रम आश्रम फांसी खांसी हांसी गुंडा झंडा डंडा बंदा वादा चुनाव चुनना शामिल संभाल सँभाल
  नजरिया जानकारी सिंचित शिक्षक शिक्षा पुलिया पुलिन निर्वचन निर्वाह नियोजक प्रयोजन आयोजन योजना राजस्थान तहसीलदार
  स्वस्थ सतर्क मंदिर मण्डल मंडल खरीद खारिज खनन खाना खाली बाहर नजर लहर जहर सड़क प्रयास प्रयोग पशु राशि ऊर्जा कार्य कार्यक्रम`;

export const EVERYDAY: ReadonlySet<string> = new Set(keysOf(`${ENGLISH} ${HINDI} ${DEVANAGARI}`));
