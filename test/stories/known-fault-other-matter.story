story: Whose matter is another than the announced fault goes the usual way
language: hi
at 20.11.2026 11:00
in-charge: बाधा जेम 18:00 तक
 > बाधा 1 घोषित
vendor: जेम पोर्टल पर त्रुटि आ रही है, पोर्टल नहीं खुल रहा
 > जेम पोर्टल इस समय ठीक से काम नहीं कर रहा है
 offers यह अलग प्रकरण है
press "यह अलग प्रकरण है"
 > नोट किया: यह अलग प्रकरण है
 ! इस समय ठीक से काम नहीं कर रहा है
vendor: जेम पोर्टल पर त्रुटि आ रही है, पोर्टल नहीं खुल रहा
 ! इस समय ठीक से काम नहीं कर रहा है
in-charge: बाधा समाप्त
 > जिनसे अब पूछा जा रहा है: 0
+5m
vendor hears nothing
