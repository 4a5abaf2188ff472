# The grammar of one statement. The text was cut into statements before: a whole `{ … }` is the token
# %block, a quantity is one token, and newlines and comments are gone. Words in quotes match any token
# spelled so; %name never matches a reserved word.
#
# No rule is right-recursive except through a closing bracket, as nearley is quadratic there: chains are
# lists that grow to the right, and the builders fold them. Each production names the builder of its node.
# The first rules of each section are where parsing starts (see src/syntax/parse-tokens.ts).

@preprocessor typescript
@lexer token

@{%
import * as build from '../src/syntax/build-expressions.ts';
import * as declare from '../src/syntax/build-declarations.ts';
import * as kinetic from '../src/syntax/build-reactions.ts';
import * as network from '../src/syntax/build-networks.ts';
import * as synapse from '../src/syntax/build-synapses.ts';
import * as state from '../src/syntax/build-statements.ts';
import { token } from '../src/syntax/token.ts';
%}

# ── Declarations of a file ──

declaration -> "import" %block "from" %string                      {% declare.importNames %}
             | componentKind %name %block                          {% declare.component %}
             | componentKind %name "=" %name arguments:?           {% declare.variant %}
             | "function" %name "(" parameters:? ")" "=" value     {% declare.functionOf %}
             | "const" %name unit:? "=" value                      {% declare.constant %}
             | "network" %name %block                              {% network.networkOf %}

componentKind -> "neuron"      {% id %}
               | "compartment" {% id %}
               | "channel"     {% id %}
               | "receptor"    {% id %}
               | "transmitter" {% id %}
               | "pool"        {% id %}
               | "synapse"     {% id %}
               | "source"      {% id %}

parameters -> parameter                {% build.listOfOne %}
            | parameters "," parameter {% build.appended %}
parameter  -> %name unit:?             {% declare.parameter %}

importList -> imported                {% build.listOfOne %}
            | importList "," imported {% build.appended %}
imported   -> %name                   {% declare.imported %}
            | %name "as" %name        {% declare.importedAs %}

# ── Statements of a component ──

statement -> "param" %name unit:? given:? range:?             {% state.parameterOf %}
           | "param" %name unit "[" "]" given:?               {% state.listParameter %}
           | "input" %name unit:? given:? range:?             {% state.inputOf %}
           | "state" states                                   {% state.statesOf %}
           | "state" states "start" "steady" "sum" value      {% kinetic.steadyStates %}
           | "reaction" side "->" side constants:?            {% kinetic.reaction %}
           | "reaction" side "<->" side constants:?           {% kinetic.reaction %}
           | %name "/" "dt" "=" value                         {% state.leibnizEquation %}
           | %name %prime "=" value                           {% state.primeEquation %}
           | "gate" %name given:? %block                      {% state.gateOf %}
           | %name unit:? "=" value                           {% state.definition %}
           | "output" %name unit:? "=" value                  {% state.output %}
           | "use" %name "=" %name arguments:?                {% state.useOf %}
           | "spike" "when" value                             {% state.spikeWhen %}
           | "spike" "count" value "when" value               {% state.spikeCount %}
           | "spike" "at" value                               {% state.spikeAt %}
           | "spike" "at" %word value                         {% state.spikeRate %}
           | "on" %word %block                                {% state.onWord %}
           | "on" value %block                                {% state.onCondition %}
           | "at" value %block                                {% state.atTimes %}
           | "every" value %block                             {% state.everyPeriod %}
           | "every" value "from" value %block                {% state.everyPeriodFrom %}
           | "refractory" value                               {% state.refractory %}
           | "refractory" value "holds" paths                 {% state.refractoryHolds %}
           | "time" "unit" value                              {% state.timeUnit %}
           | end path unit                                    {% synapse.port %}
           | coupled changed value                            {% synapse.coupling %}
           | signal                                           {% id %}

unit  -> ":" %unit                              {% build.second %}
given -> "=" value                              {% build.second %}
range -> "in" "[" value "," value "]"           {% state.range %}

end     -> "pre"                                {% id %}
         | "post"                               {% id %}
coupled -> "post" "." %name                     {% synapse.ofPost %}
         | coupled "." %name                    {% build.appended %}
changed -> "+="                                 {% id %}
         | "-="                                 {% id %}

states     -> stateEntry                        {% build.listOfOne %}
            | states "," stateEntry             {% build.appended %}
stateEntry -> %name unit:? given:? range:?      {% state.stateEntry %}

side     -> species                             {% build.listOfOne %}
          | side "+" species                    {% build.appended %}
species  -> %name                               {% kinetic.named %}
          | %number                             {% kinetic.counted %}
          | %quantity                           {% kinetic.counted %}
          | %number %name                       {% kinetic.counted %}

constants    -> "(" ")"                         {% build.emptyArguments %}
              | "(" constantList ")"            {% build.second %}
constantList -> value                           {% build.listOfOne %}
              | constantList "," value          {% build.appended %}

arguments -> "(" ")"                            {% build.emptyArguments %}
           | "(" argumentList ")"               {% build.second %}
argumentList -> argument                        {% build.listOfOne %}
              | argumentList "," argument       {% build.appended %}
argument     -> named "=" value                 {% declare.argument %}
named        -> %name                           {% build.listOfOne %}
              | named "." %name                 {% build.appended %}

paths -> path                                   {% build.listOfOne %}
       | paths "," path                         {% build.appended %}

# ── Statements of a network ──

networkStatement -> "param" %name unit:? given:? range:?           {% state.parameterOf %}
                  | "param" %name unit "[" "]" given:?             {% state.listParameter %}
                  | %name unit:? "=" value                         {% state.definition %}
                  | "population" %name "=" %name sizes %block:?    {% network.population %}
                  | connection options:?                           {% network.connect %}
                  | signal                                         {% id %}
                  | "record" recorded "of" recordSource every:?    {% network.record %}

sizes -> "[" constantList "]"                                      {% build.second %}

signal -> "signal" %name unit:? "=" value %block:?                 {% network.signal %}

connection -> "connect" names "->" names "by" %name arguments:? rule {% network.connection %}

names -> %name                                  {% build.listOfOne %}
       | names "," %name                        {% build.appended %}

rule -> "all" "to" "all"                        {% network.allToAll %}
      | "one" "to" "one"                        {% network.oneToOne %}
      | "with" "probability" value              {% network.withProbability %}
      | "with" "fixed" "indegree" value         {% network.withFixed %}
      | "with" "fixed" "outdegree" value        {% network.withFixed %}
      | "where" value                           {% network.where %}
      | "pairs" "from" %string                  {% network.pairs %}

options -> "," option                           {% network.firstOption %}
         | options "," option                   {% build.appended %}
option  -> "no" "self"                          {% network.noSelf %}
         | "where" value                        {% network.where %}
         | "delay" value                        {% network.delay %}
         | "seed" value                         {% network.seed %}

recorded -> paths                               {% network.recorded %}
          | %name paths                         {% network.reduced %}
recordSource -> groups                          {% network.ofCells %}
              | cells "->" cells                {% network.ofProjection %}
groups -> cells                                 {% build.listOfOne %}
        | groups "," cells                      {% build.appended %}
cells  -> %name                                 {% network.allCells %}
        | %name "[" cellParts "]"               {% network.someCells %}
cellParts -> cellPart                           {% build.listOfOne %}
        | cellParts "," cellPart                {% build.appended %}
cellPart -> value                               {% network.oneCell %}
        | value ".." value                      {% network.cellsBetween %}
every  -> "every" value                         {% build.second %}

# ── Settings of a population ──

setting -> path "=" value                       {% network.setting %}

# ── Entries of a gate ──

gateEntry -> %name "=" value                    {% state.gateEntry %}

# ── Statements of an event block ──

blockStatement -> path assigned value           {% state.assignment %}
                | "let" %name "=" value         {% state.letOf %}
                | ifBlocks                      {% state.ifOf %}
                | ifBlocks "else" %block        {% state.ifElse %}

assigned -> "="  {% id %}
          | "+=" {% id %}
          | "-=" {% id %}
          | "*=" {% id %}
          | "/=" {% id %}

ifBlocks -> "if" value %block                   {% state.firstIf %}
          | ifBlocks "else" "if" value %block   {% state.furtherIf %}

# ── What the command line reads ──

assignmentOfPath -> path "=" value              {% declare.assignmentOfPath %}

# ── Expressions, from the loosest operator to the tightest ──

value -> expression                             {% build.value %}

expression -> choice                            {% id %}
            | reductions choice                 {% build.overCells %}

# `over` and `of` are words here only: nothing else stands behind a name without an operator. Between them stands
# `cells`, or the name of a population.
reductions -> reduction                         {% build.listOfOne %}
            | reductions reduction              {% build.furtherReduction %}
reduction  -> %name "over" %name "of"           {% build.reduction %}

choice -> disjunction                           {% id %}
        | ifs disjunction                       {% build.conditional %}

ifs -> "if" disjunction "then" disjunction "else"     {% build.firstBranch %}
     | ifs "if" disjunction "then" disjunction "else" {% build.furtherBranch %}

disjunction  -> conjunction                      {% id %}
              | disjunctions                     {% build.logic %}
disjunctions -> conjunction "or" conjunction     {% build.firstLogic %}
              | disjunctions "or" conjunction    {% build.furtherLogic %}

conjunction  -> negation                         {% id %}
              | conjunctions                     {% build.logic %}
conjunctions -> negation "and" negation          {% build.firstLogic %}
              | conjunctions "and" negation      {% build.furtherLogic %}

negation -> comparison                           {% id %}
          | nots comparison                      {% build.not %}
nots -> "not"                                    {% build.listOfOne %}
      | nots "not"                               {% build.appendedToken %}

comparison -> sum                                {% id %}
            | sum comparator sum                 {% build.comparison %}
comparator -> "<"  {% id %}
            | "<=" {% id %}
            | ">"  {% id %}
            | ">=" {% id %}
            | "==" {% id %}
            | "!=" {% id %}
            | "crosses"       {% id %}
            | "falls" "below" {% id %}

sum  -> product                                  {% id %}
      | sums                                     {% build.sum %}
sums -> product plus product                     {% build.firstTerms %}
      | sums plus product                        {% build.furtherTerm %}
plus -> "+" {% id %}
      | "-" {% id %}

product  -> signed                               {% id %}
          | products                             {% build.product %}
products -> signed times signed                  {% build.firstFactors %}
          | products times signed                {% build.furtherFactor %}
times -> "*" {% id %}
       | "/" {% id %}

signed -> power                                  {% id %}
        | minuses power                          {% build.negate %}
minuses -> "-"                                   {% build.listOfOne %}
         | minuses "-"                           {% build.appendedToken %}

# A quantity is never raised: `10 mV ^ 2` has two readings.
power  -> base                                   {% id %}
        | %quantity                              {% build.quantity %}
        | raised base                            {% build.power %}
        | raised %quantity                       {% build.powerToQuantity %}
raised -> base caret                             {% build.firstRaised %}
        | raised base caret                      {% build.furtherRaised %}
caret  -> "^"                                    {% build.listOfOne %}
        | caret "-"                              {% build.appendedToken %}

base -> %number                                  {% build.number %}
      | "true"                                   {% build.boolean %}
      | "false"                                  {% build.boolean %}
      | path                                     {% id %}
      | path "[" expression "]"                  {% build.element %}
      | pathOfTwo "of" %name                     {% build.degree %}
      | %name "(" ")"                            {% build.call %}
      | %name "(" expressions ")"                {% build.call %}
      | "old" "(" expression ")"                 {% build.callOfOld %}
      | "[" "]"                                  {% build.emptyList %}
      | "[" expressions "]"                      {% build.list %}
      | "(" expression ")"                       {% build.group %}

expressions -> expression                        {% build.listOfOne %}
             | expressions "," expression        {% build.appended %}

pathOfTwo -> %name "." %name                     {% build.pathOfTwo %}

path      -> pathNames                           {% build.path %}
pathNames -> pathHead                            {% build.listOfOne %}
           | pathNames "." %name                 {% build.appended %}
pathHead -> %name      {% id %}
          | "t"        {% id %}
          | "dt"       {% id %}
          | "pi"       {% id %}
          | "infinity" {% id %}
          | "xi"       {% id %}
