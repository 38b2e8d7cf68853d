story: An officer's day with the words the menu teaches
language: hi
at 16.11.2026 11:00
tickets begin at 124
vendor: पीडब्ल्यूडी बस्ती ने GEMC-511687700000001 का 2 लाख का भुगतान नहीं किया, सीआरएसी 1 अक्टूबर को बनी
vendor: हाँ
officer PWD: मेनू
 > मेरे प्रकरण · दिखाएँ 124
officer PWD: मेरे प्रकरण
 > आपके पास लम्बित: 1
 > {1} · लम्बित भुगतान
officer PWD: दिखाएँ 124
 > प्रेषक: Vendor, Kanpur
 > देय तिथि का आधार
officer PWD: लें १२४
 > कार्यवाही हेतु ले लिया गया
vendor > द्वारा आपके टिकट {1} पर कार्यवाही आरम्भ
officer PWD: उत्तर 124: अधिशासी अभियन्ता को पत्र भेजा गया है।
vendor > अधिशासी अभियन्ता को पत्र भेजा गया है।
officer PWD: टिप्पणी 124: कोषागार से बात करनी है
vendor hears nothing
officer PWD: अंतरिम 124: कोषागार में बजट की प्रतीक्षा है, 27.11.2026
 > नई देय तिथि 27.11.2026
vendor > नई तिथि: 27.11.2026
officer PWD: अंतरिम 124
 > विलम्ब का क्या कारण है
officer PWD: कोषागार से उत्तर अभी नहीं मिला है
 > किस तिथि तक उत्तर दिया जाएगा
officer PWD: 4 दिसम्बर 2026
 > नई देय तिथि 04.12.2026
officer PWD: अंतरिम 124: फिर भी विलम्ब हो रहा है, 11.12.2026
 > 2 बार दिया जा चुका है
officer PWD: अंतरित 124 सिंचाई नहर को: यह नहर खण्ड का आदेश है
 > अब जेम सेल अधिकारी, सिंचाई एवं जल के पास
vendor > समय-सीमा यथावत
ticket: department IRRI, post IRRI, status open, due 04.12.2026, notes 1
officer IRRI > यह नहर खण्ड का आदेश है
officer IRRI: 124 मेरे विभाग का नहीं है
 > किस विभाग को
officer IRRI: लोक निर्माण
 > क्यों जाए
officer IRRI: यह सड़क का कार्य है, नहर का नहीं
 > अब जेम सेल अधिकारी, लोक निर्माण के पास
ticket: department PWD, post PWD
officer PWD: ऊपर भेजें 124: विभाग उत्तर नहीं दे रहा
 > प्रभारी, जेम सेल को प्रेषित
ticket: level 1, post INCHARGE
in-charge: वापस भेजें 124: विभाग को अर्द्धशासकीय पत्र लिखें
ticket: level 0, post PWD
officer PWD > अर्द्धशासकीय पत्र
