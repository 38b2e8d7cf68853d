story: A matter told again in other words is told its number; another matter is opened
language: hi
at 20.11.2026 11:00
vendor: पीडब्ल्यूडी बस्ती ने GEMC-511687700000001 का 2 लाख का भुगतान नहीं किया, सीआरएसी 1 अक्टूबर को बनी
vendor: हाँ
 > दर्ज हुआ: टिकट {1}
+3d
vendor: लोक निर्माण विभाग बस्ती से हमारे 2 लाख रुपये का भुगतान अब तक लम्बित है, अनुबंध GEMC-511687700000001
 > यह प्रकरण पहले से दर्ज है: टिकट {1}
 > इसमें जोड़ दिया गया है
 offers यह अलग प्रकरण है | दिखाएँ
officer PWD > अब तक लम्बित है
tickets: 1
ticket: history "repeated added"
press "यह अलग प्रकरण है"
 > नोट किया: यह अलग प्रकरण है
vendor: हाँ
 asks confirm
vendor: हाँ
 > दर्ज हुआ: टिकट {2}
tickets: 2
vendor: पीडब्ल्यूडी बस्ती ने GEMC-511687700000009 का 3 लाख का भुगतान नहीं किया, सीआरएसी 1 अक्टूबर को बनी
 ! पहले से दर्ज
vendor: हाँ
tickets: 3
