using CleanAgency.Core.Results;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.Results;

public sealed partial class ScaleChart(Messages messages) : AskingPage<ScaleOfRound.Answer>(messages);
