story: Silence: a warning, then the in-charge, then the nodal officer, each once
language: hi
at 02.11.2026 11:00
vendor: पीडब्ल्यूडी बस्ती ने GEMC-511687700000001 का 2 लाख का भुगतान नहीं किया, सीआरएसी 1 अक्टूबर को बनी
vendor: हाँ
at 06.11.2026 12:00
officer PWD > स्मरण: टिकट {1}
officer PWD > 10.11.2026
ticket: level 0, history "opened warned"
at 10.11.2026 12:00
in-charge > आपको उच्च स्तर पर प्रेषित: {1}
in-charge > समय-सीमा समाप्त हो गई
in-charge > संक्षिप्त विवरण
officer PWD > उच्च स्तर पर प्रभारी
vendor > प्रभारी, जेम सेल
ticket: level 1, post INCHARGE
restart
at 18.11.2026 12:00
nodal > आपको उच्च स्तर पर प्रेषित: {1}
vendor > नोडल अधिकारी
ticket: level 2, post NODAL, history "opened warned escalated escalated"
+5d
nodal hears nothing
