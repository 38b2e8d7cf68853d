story: सामान्य प्रश्न का उत्तर मिलता है, अपनी शिकायत ली जाती है
language: hi
at 20.11.2026 11:00
vendor: सीआरएसी क्या है
 intent buy_prc_crac
vendor: ईएमडी कब वापस होती है
 ! अंतर्गत लिया जा रहा
vendor: हमारी ईएमडी वापस नहीं हुई
 > अंतर्गत लिया जा रहा
 asks bid
vendor: रहने दें
tickets: 0
