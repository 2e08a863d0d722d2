# Words that many pages share.

breadcrumb = Breadcrumb
pages = Pages
page = Page
previous-page = Previous
next-page = Next
show = Show
clear-filters = Clear
optional = (optional)
error-mark = Error:
done = Done:
missing = Missing:
problems = { $n ->
    [one] There is { $n } problem
   *[other] There are { $n } problems
}
label-and-error = { $label }: { $error }
not-translated = This text is not yet translated. It is shown in { $language }.

standing-completed = Completed
standing-current = You are here
standing-not-reached = Not reached yet

phase-expression-of-interest = Expression of interest
phase-co-creation = Co-creation
phase-implementation = Implementation

level-inform = Inform
level-consult = Consult
level-involve = Involve
level-collaborate = Collaborate
level-empower = Empower
promise-inform = The city will keep you informed.
promise-consult = The city will listen to you and say how your views counted.
promise-involve = The city will work with you, so that your concerns show in the choices it prepares, and say how they counted.
promise-collaborate = The city will look for solutions with you and follow your advice as far as it can.
promise-empower = The city will carry out what you decide.

field-energy-systems = Energy systems
field-mobility-and-transport = Mobility and transport
field-waste-and-circular-economy = Waste and circular economy
field-nature-based-solutions = Green infrastructure and nature-based solutions
field-built-environment = Built environment
field-other = Other

preparedness-beginner = Beginner
preparedness-experienced = Experienced
preparedness-frontrunner = Frontrunner
asset-complete-strategy = A complete strategy
asset-complete-strategy-with-governance = A complete strategy, governance included
asset-capacity = Capacity
asset-strong-capacity = Strong capacity
asset-partnerships = Partnerships
asset-strong-partnerships = Strong partnerships
asset-financial-means = Financial means
asset-financial-means-for-deployment = Financial means for deployment
asset-great-ambition = Great ambition
asset-small-scale-pilots = Small-scale pilots
asset-large-scale-pilots = Large-scale pilots
asset-first-hand-experience = First-hand experience
asset-limited-international-network = A limited international network
asset-international-network = An international network
asset-wide-international-network = A wide international network

boundary-municipality = Whole municipality
boundary-district = District of a municipality
boundary-inter-municipality = Several municipalities together

size-under-100k = Fewer than 100,000 residents
size-from-100k-to-500k = 100,000 to 500,000 residents
size-over-500k = More than 500,000 residents

state-draft = Draft
state-scheduled = Not open yet
state-open = Open
state-closing = Closed, being counted
state-closed = Closed
state-results-published = Results published
state-published = Published
state-answered = Answered

eligibility-any-account = Anyone with an account
eligibility-declared-residents = Residents of the city, by declaration
eligibility-electoral-roll = Those on the electoral roll of this poll

channel-web = On this site
channel-paper = On paper
channel-phone = By telephone
channel-assisted = With help
channel-in-person = In person

subject-consultation-title = Title of the consultation
subject-consultation-summary = Summary of the consultation
subject-consultation-body = Text of the consultation
subject-poll-intro = Introduction of the poll
subject-question-help = Help for a question
subject-option-description = Explanation of an option
subject-poll-title = Title of the poll
subject-question-text = A question
subject-option-label = An option
subject-questions = The questions
subject-options = The options
subject-eligibility = Who may vote

change-published = Published
change-extended = Extended to { $moment }
change-closed-early = Closed early
change-results-published = Results published
change-answer-published = Official answer published
reason = Reason:
correction = Correction, { $date }.
before = Before
after = Now

# Rules that decide.
rule-plurality = Most first choices
rule-approval = Named on most ballots
rule-score = Highest sum
rule-borda = Points for each place (Borda)
rule-irv = Instant runoff
rule-stv = Single transferable vote
rule-schulze = Schulze method
