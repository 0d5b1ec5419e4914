using CleanAgency.Core.Results;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.Results;

public sealed partial class OutcomeGlance(Messages messages) : AskingPage<ResultTable.Answer>(messages);
