story: A citizen sends an overdue ticket up, in Hindi
language: hi
at 02.11.2026 11:00
vendor: पीडब्ल्यूडी बस्ती ने GEMC-511687700000001 का 2 लाख का भुगतान नहीं किया, सीआरएसी 1 अक्टूबर को बनी
vendor: हाँ
at 12.11.2026 11:00
ticket: level 1, post INCHARGE
vendor: दस दिन में कोई सुनवाई नहीं, ऊपर भेजो
 > {1} पूरे अभिलेख सहित नोडल अधिकारी (विशेष सचिव, एमएसएमई) को प्रेषित
ticket: level 2, post NODAL
nodal > आपको उच्च स्तर पर प्रेषित: {1}
nodal > आवेदक के अनुरोध पर
nodal > संक्षिप्त विवरण
in-charge > {1} उच्च स्तर पर नोडल अधिकारी
vendor: ऊपर भेजो
 > पहले से उच्चतम स्तर
