"""The gallery's templates, as a room would write them."""

COMPONENTS = """{% extends "design/desk.html" %}{% load i18n %}
{% block title %}Every component{% endblock %}
{% block back %}{% breadcrumbs %}{% crumb "Cases" "/cases/" %}{% crumb "C-7K3F9Q" "/cases/C-7K3F9Q/" %}{% endbreadcrumbs %}{% endblock %}
{% block content %}
<h1 class="govuk-heading-l">Every component</h1>
{% banner kind="success" %}<p class="govuk-notification-banner__heading">The report was referred to New Zealand Police.</p>{% endbanner %}
{% banner title="Before you start" %}<p class="govuk-body">The person has not been asked yet. <a class="govuk-notification-banner__link" href="#ask">Ask them first</a>.</p>{% endbanner %}
{% tabs "Parts of this case" %}{% tab "Timeline" "/" current=True %}{% tab "People" "/people/" count=3 %}{% tab "Assessment" "/a/" %}{% tab "Support" "/s/" %}{% tab "Who can see this" "/w/" %}{% endtabs %}
<h2 class="govuk-heading-m">States and clocks</h2>
<p class="govuk-body">{% tag "Closed" %} {% tag "Noted" "note" %} {% tag "In force" "good" %} {% tag "Waiting for Health" "wait" %} {% tag "At risk" "warn" %} {% tag "Overdue" "stop" %}</p>
<p class="govuk-body">{{ past|clock:now }} · {{ now|clock:now }} · {{ soon|clock:now }} · {{ later|clock:now }} · {{ now|moment }} · {{ now|weekday }} · {{ "2009-07"|day }} · {{ now|met:soon }}</p>
{% stats %}{% stat 12 "reports waiting" href="/reports/" note="3 overdue" tone="stop" %}{% stat 0 "certificates to issue" %}{% stat None "people offered health care" state="not_measured" note="Health reports this each quarter" %}{% stat None "children" state="suppressed" %}{% endstats %}
<div class="pal-columns pal-columns--right"><div>
<h2 class="govuk-heading-m">What happened</h2>
{% timeline label="What happened" %}
{% event now "Constable 3391 recorded “passport held by the employer”" by="seen by the person" recorded_at=soon %}<p class="govuk-body">Strong sign: coercion, at the destination.</p>{% endevent %}
{% event past "The report was referred to New Zealand Police" %}{% endevent %}
{% event past "A support plan was offered" in_error="It was another person’s plan." %}{% endevent %}
{% event past "A report came in from the public site" %}{% endevent %}
{% endtimeline %}
</div><div>
{% card "Certificate" href="/certificates/C-7K3F9Q/" action="Open" %}{% summary_list %}{% row "State" %}{% tag "In force" "good" %}{% endrow %}{% row "Until" %}{{ later|day }}{% endrow %}{% endsummary_list %}{% endcard %}
{% nothing "Nothing is waiting for you" %}<p>You will see work here when it is yours.</p>{% endnothing %}
</div></div>
<h2 class="govuk-heading-m">Check your answers</h2>
{% summary_list %}{% row "Where" href="/w/" action="Change" %}Port Nelson, berth 4{% endrow %}{% row "When it began" href="/w/" action="Change" %}{{ "2026-07"|day }}{% endrow %}{% row "Reference" %}C-7K3F9Q{% endrow %}{% endsummary_list %}
<h2 class="govuk-heading-m">What there is to do</h2>
{% task_list %}{% task "Record two findings" "Not started" "wait" href="/f/" hint="Each with its reasons" %}{% task "Ask for an interpreter" "Done" "good" href="/i/" %}{% task "Issue the certificate" "Cannot start yet" %}{% endtask_list %}
{% warning %}You cannot undo this. The person will be told today.{% endwarning %}
{% inset %}“The Plan of Action adopts a victim-centred, human rights approach.”{% endinset %}
{% details "What counts as a sign?" %}<p class="govuk-body">Something that a person saw, heard or was told.</p>{% enddetails %}
{% panel "Report sent" level=2 %}<p>Write these words down.</p>{% endpanel %}
{% step 2 7 %}
{% table "Waiting for you" dense=True stack=True %}<thead><tr><th scope="col">What</th><th scope="col">Why you</th><th scope="col">State</th><th scope="col">Due</th></tr></thead><tbody>
<tr><th scope="row"><a class="govuk-link" href="/r/">Triage R-2B4C6D</a></th><td data-label="Why you">You are on duty</td><td data-label="State">{% tag "New" "note" %}</td><td data-label="Due">{{ past|clock:now }}</td></tr>
<tr><th scope="row"><a class="govuk-link" href="/r/">Certify C-7K3F9Q</a></th><td data-label="Why you">You did not draft it</td><td data-label="State">{% tag "Submitted" "wait" %}</td><td data-label="Due">{{ later|clock:now }}</td></tr></tbody>{% endtable %}
{% data_table "Reports by month" head months numeric="2,3" %}
{% pages newer="?after=a" older="?before=b" label="Older and newer reports" %}
{% page_numbers page %}
{% bar_list "Reports by region" bars of="Region" count="Reports" %}
<p class="govuk-body">{% spark values "Reports a month, rising from 3 to 12" %}</p>
<h2 class="govuk-heading-m" id="wall">The 28 action items</h2>
{% wall "The 28 action items" %}{% for number in tiles %}{% cycle "good" "wait" "warn" "stop" "quiet" as tone silent %}{% if tone == "good" %}{% tile number "Certify suspected victims of trafficking" status="On time" tone=tone value=number unit="certificates" href="#wall" values=values %}{% elif tone == "quiet" %}{% tile number "Continue research into the scale of trafficking" status="Not started" tone=tone href="#wall" %}{% elif tone == "warn" %}{% tile number "Train frontline officers" status="At risk" tone=tone value=0 unit="officers trained" href="#wall" %}{% elif tone == "stop" %}{% tile number "Review the law on labour exploitation" status="Late" tone=tone state="suppressed" href="#wall" %}{% else %}{% tile number "Support groups in the community" status="Begun" tone=tone value=4 unit="agreements" href="#wall" values=values %}{% endif %}{% endfor %}{% endwall %}
<h2 class="govuk-heading-m">A form, refused</h2>
<form method="post" novalidate>{% fields form %}{% buttons %}{% button "Save" %}{% button "Decline" "warning" name="step" value="decline" %}{% button "Cancel" "secondary" href="/" %}{% endbuttons %}</form>
<h2 class="govuk-heading-m">The same, not yet sent</h2>
<form method="post" novalidate>{% field asked.where width=20 %}{% field asked.sector inline=True small=True %}{% field asked.seen %}</form>
{% endblock %}"""

QUESTION = """{% extends "design/public.html" %}{% load i18n %}
{% block title %}Where is it happening?{% endblock %}
{% block back %}{% back_link "/report/2/" %}{% endblock %}
{% block content %}{% step 3 7 %}
<form method="post" novalidate>{% csrf_token %}{% field form.where heading=True %}{% field form.sector %}{% field form.began %}
{% details "I am not sure" %}<p class="govuk-body">Tell us what is near: a shop, a wharf, a school. You can skip this.</p>{% enddetails %}
{% buttons %}{% button _("Continue") %}{% button _("Skip this") "secondary" name="skip" value="1" %}{% endbuttons %}</form>{% endblock %}"""

DOORS = """{% extends "design/public.html" %}{% load i18n %}
{% block title %}Palermo{% endblock %}
{% block content %}<h1 class="govuk-heading-xl">Is someone being made to work, or kept from leaving?</h1>
<p class="govuk-body-l">You can tell us. You do not have to say who you are.</p>
<ul class="pal-doors"><li class="pal-door pal-door--danger"><h2 class="pal-door__title"><a class="govuk-link pal-door__link" href="/danger/">I am in danger now</a></h2><p class="govuk-body">How to call 111, also when you cannot speak.</p></li>
<li class="pal-door"><h2 class="pal-door__title"><a class="govuk-link pal-door__link" href="/report/">I have seen something, or it is happening to me</a></h2><p class="govuk-body">About five minutes. Skip what you do not know.</p></li></ul>
<h2 class="govuk-heading-m">Find out first</h2><ul class="govuk-list"><li><a class="govuk-link" href="/check/">Is this trafficking?</a></li><li><a class="govuk-link" href="/after/">What happens if I report</a></li><li><a class="govuk-link" href="/rights/">Your rights</a></li></ul>{% endblock %}"""

HOME = """{% extends "design/desk.html" %}{% load i18n %}
{% block title %}Home{% endblock %}
{% block content %}<h1 class="govuk-heading-l">Waiting for you</h1>
{% table "Waiting for you" dense=True stack=True hide=True %}<thead><tr><th scope="col">What</th><th scope="col">Whom</th><th scope="col">Why you</th><th scope="col">State</th><th scope="col">Due</th></tr></thead><tbody>
<tr><th scope="row"><a class="govuk-link" href="/r/">Triage report R-2B4C6D</a></th><td data-label="Whom">Someone on a fishing vessel, Nelson</td><td data-label="Why you">You are on duty until 6:00 am</td><td data-label="State">{% tag "New" "note" %}</td><td data-label="Due">{{ past|clock:now }}</td></tr>
<tr><th scope="row"><a class="govuk-link" href="/r/">Decide certificate C-7K3F9Q</a></th><td data-label="Whom">P-9D2KX4</td><td data-label="Why you">Inspector; you did not draft it</td><td data-label="State">{% tag "Submitted" "wait" %}</td><td data-label="Due">{{ soon|clock:now }}</td></tr>
<tr><th scope="row"><a class="govuk-link" href="/r/">Answer a question on R-5F7H9J</a></th><td data-label="Whom">The reporter</td><td data-label="Why you">You asked it</td><td data-label="State">{% tag "Answered" "good" %}</td><td data-label="Due">{{ later|clock:now }}</td></tr></tbody>{% endtable %}
<div class="pal-columns pal-columns--right"><div><h2 class="govuk-heading-m">Yours, nothing due</h2>{% nothing "Nothing else is yours today" %}<p>Cases come here when you take a part in them.</p>{% endnothing %}</div>
<div><h2 class="govuk-heading-m">News since yesterday</h2>{% timeline label="News" %}{% event past "Health accepted the funded care of P-9D2KX4" %}{% endevent %}{% event past "Constable 1177 opened report R-2B4C6D" %}{% endevent %}{% endtimeline %}</div></div>{% endblock %}"""

SHEET = """{% extends "design/print.html" %}{% block title %}Notes{% endblock %}{% block heading %}C-7K3F9Q{% endblock %}
{% block content %}<h1 class="govuk-heading-l">Certificate C-7K3F9Q</h1>{% summary_list %}{% row "State" %}In force{% endrow %}{% row "Until" %}{{ now|day }}{% endrow %}{% endsummary_list %}{% endblock %}"""
