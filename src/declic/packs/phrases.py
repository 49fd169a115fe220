"""What no text may say, as patterns by language: blame, a promise of secrecy, a question of harm.

A list finds only what is plainly wrong; a person still has to read. The apostrophe is the plain
one, and letters are composed.
"""

from __future__ import annotations

from collections.abc import Mapping

BLAME: Mapping[str, str] = {
    "en": r"revenge porn|child porn\w*|child prostitut\w*|risky (?:girl|boy)s?|naive|naïve"
    r"|should have known|let (?:her|him|them)sel(?:f|ves) be|just say no"
    r"|once online,? always online|your life is over",
    "fr": r"porno-?vengeance|revenge porn|pédopornograph\w*|pornographie (?:enfantine|infantile)"
    r"|prostitution (?:enfantine|infantile)|naï(?:f|fs|ve|ves)|aurai(?:s|t) dû (?:le )?savoir"
    r"|s'est laissée? faire|il suffit de dire non|dis(?:ez)? juste non"
    r"|(?:ta|votre|sa) vie est (?:finie|fichue)",
    "nl": r"wraakporno|kinderporno\w*|kinderprostitu\w*|naïe?ve?|naïef"
    r"|had(?:den)? (?:\w+ )?(?:beter )?moeten weten|liet zich doen|zeg gewoon nee"
    r"|eens online,? altijd online|je leven is voorbij",
    "de": r"rachepornos?|revenge porn|kinderporno\w*|kinderprostitu\w*|naive?[rnms]?"
    r"|hätte(?:st|n)? (?:\w+ )?wissen müssen|sag einfach nein"
    r"|einmal (?:online|im netz),? (?:für )?immer (?:online|im netz)"
    r"|dein leben ist vorbei|selbst schuld",
    "ar": r"إباحية الأطفال|الإباحية الانتقامية|دعارة الأطفال|ساذجة?"
    r"|كان (?:عليك|يجب) أن تعرفي?|حياتك انتهت|انتهت حياتك|فقط قل لا",
}
# Said in any language it is a promise that no adult may keep: a danger is passed on.
SECRECY: Mapping[str, str] = {
    "en": r"(?:nobody|no one) will (?:ever )?(?:know|find out)"
    r"|\b(?:I|we)(?:'ll| will| promise to) keep (?:it|this|that|everything|your) (?:a )?secret"
    r"|\b(?:I|we) (?:won't|will not|will never|swear not to) tell (?:it |this )?(?:to )?"
    r"(?:anyone|anybody|a soul)|your secret is safe"
    r"|it (?:stays|remains) (?:a )?secret|between you and me",
    "fr": r"personne ne (?:le |l'|va le )?(?:saura|savoir|apprendra)"
    r"|je (?:le |la |te )?gard(?:e|erai) (?:ça |cela |ton |le )?secret"
    r"|(?:je )?(?:ne |n')(?:le |l')?(?:dirai|répéterai|raconterai) (?:rien )?à personne"
    r"|promis,? je ne dirai rien|ton secret est (?:bien gardé|en sécurité)"
    r"|(?:ça|cela) (?:reste|restera) entre nous",
    "nl": r"niemand (?:zal|gaat) het (?:ooit )?weten|niemand komt (?:het|dit) te weten"
    r"|ik (?:hou|houd|zal) (?:het|dit) (?:voor mij|geheim)"
    r"|ik (?:vertel|zeg) (?:het|dit|niets)(?: echt)? (?:aan|tegen) niemand"
    r"|ik (?:zal|ga) (?:het|dit) (?:aan |tegen )niemand (?:vertellen|zeggen)"
    r"|je geheim is veilig|(?:het|dit) blijft (?:geheim|tussen ons|onder ons)",
    "de": r"niemand (?:wird|erfährt) (?:es |das )?(?:je |jemals )?(?:erfahren|davon)"
    r"|ich behalte (?:es|das) für mich|(?:das|es) bleibt (?:geheim|unter uns)"
    r"|ich (?:sage|erzähle|verrate) (?:es|das) niemandem"
    r"|ich werde (?:es|das) niemandem (?:sagen|erzählen|verraten)"
    r"|dein geheimnis ist (?:bei mir )?sicher"
    r"|ich verspreche,? (?:es|das) geheim zu halten",
    "ar": r"لن يعرف أحد|سأحفظ السر|سأحتفظ بالسر|سأكتم السر|سرّ? بيننا"
    r"|لن أخبر أحد[اًا]*|لن أقول(?:ه)? لأحد|سر[كّ]* في أمان|سيبقى (?:هذا |الأمر )?سر[ًّا]*",
}
# Nobody is asked what has happened to them, and no hand goes up on harm.
EXPERIENCE: Mapping[str, str] = {
    "en": r"(?:has|did) (?:this|that|it|something like (?:this|that)) (?:ever )?happen(?:ed)? to "
    r"(?:you|one of you|somebody here|someone here)|have you (?:ever|already) "
    r"(?:been|had|sent|got|received|shared|experienced|lived)"
    r"|(?:who (?:of you|here) has|who has (?:ever|already)|(?-i:Who) has) (?:ever |already )?"
    r"(?:been|had|sent|got|received|shared|lived)"
    r"|(?:raise|put up) your hands? if|hands? up if",
    "fr": r"(?:ça|cela) (?:t'|vous |vous)est(?:-il)? déjà arrivé|(?:t|vous )'?est-il déjà arrivé"
    r"|est-ce que (?:ça|cela) (?:t'|vous )est (?:déjà )?arrivé"
    r"|(?:as-tu|avez-vous|tu as|vous avez) déjà (?:été|eu|envoyé|reçu|partagé|vécu)"
    r"|qui (?:d'entre vous |parmi vous |ici )?a déjà (?:été|eu|envoyé|reçu|partagé|vécu)"
    r"|lev(?:e|ez) la main (?:si|ceux)",
    "nl": r"is (?:dit|dat|het|zoiets) (?:jou|je|jullie|iemand van jullie) (?:ooit|al eens|al) "
    r"overkomen|heb(?:ben)? (?:je|jij|jullie) (?:ooit|al eens|al) "
    r"(?:\w+ ){0,3}(?:gekregen|gestuurd|gedeeld|meegemaakt)"
    r"|wie (?:van jullie |hier )?(?:heeft|is) (?:ooit|al eens)"
    r"|steek je hand op als",
    "de": r"ist (?:dir|euch|jemandem von euch) (?:so etwas|das|sowas) "
    r"(?:schon (?:ein)?mal|schon|je) passiert|(?:hast du|habt ihr) (?:schon (?:ein)?mal|je|jemals)"
    r"|wer (?:von euch |hier )?(?:hat|ist|wurde) (?:schon (?:ein)?mal|je|jemals)"
    r"|(?:heb|hebt) die hand,? wenn",
    "ar": r"هل حدث (?:هذا|ذلك|لك|لكم)(?: (?:هذا|ذلك|لك|لكم))?"
    r"|هل سبق (?:أن|لك|لكم)|من منكم (?:سبق|حدث|تعرض|أرسل)"
    r"|ارفعوا? (?:يدك|أيديكم) إذا",
}
